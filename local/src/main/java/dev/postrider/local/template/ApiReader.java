package dev.postrider.local.template;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `AWS::Serverless::HttpApi` with its Lambda authorizers.
final class ApiReader {
    private ApiReader() {}

    static ApiSpec read(String id, Section api) {
        api.without(
                "Name",
                "Description",
                "Tags",
                "DefaultRouteSettings",
                "RouteSettings",
                "AccessLogSettings",
                "FailOnWarnings",
                "PropagateTags");
        if (!api.text("StageName").orElse("$default").equals("$default")) {
            api.refuse("StageName", "a stage of its own changes every path", "Leave it out: $default");
        }
        Map<String, ApiSpec.Authorizer> authorizers = new HashMap<>();
        try (Section auth = api.section("Auth")) {
            auth.named("Authorizers").forEach((name, authorizer) -> authorizers.put(name, authorizer(authorizer)));
            auth.text("DefaultAuthorizer")
                    .filter(name -> !authorizers.containsKey(name))
                    .ifPresent(name -> auth.refuse(
                            "DefaultAuthorizer",
                            "there is no authorizer '" + name + "'",
                            "Declare it under Authorizers"));
        }
        return new ApiSpec(id, authorizers);
    }

    private static ApiSpec.Authorizer authorizer(Section authorizer) {
        try (authorizer;
                Section identity = authorizer.section("Identity")) {
            authorizer.without("EnableFunctionDefaultPermissions", "FunctionInvokeRole");
            if (!authorizer.text("AuthorizerPayloadFormatVersion").orElse("").equals("2.0")) {
                authorizer.refuse(
                        "AuthorizerPayloadFormatVersion",
                        "the local runner speaks payload format 2.0 only",
                        "Write \"2.0\"");
            }
            if (!authorizer.flag("EnableSimpleResponses")) {
                authorizer.refuse(
                        "EnableSimpleResponses", "the local runner reads simple responses only", "Set it to true");
            }
            List<String> headers = identity.texts("Headers");
            if (headers.isEmpty()) {
                identity.refuse("Headers", "an authorizer needs the headers that identify a caller", "[Authorization]");
            }
            return new ApiSpec.Authorizer(
                    authorizer.required("FunctionArn"),
                    headers,
                    Duration.ofSeconds(identity.number("ReauthorizeEvery", 300)));
        }
    }
}
