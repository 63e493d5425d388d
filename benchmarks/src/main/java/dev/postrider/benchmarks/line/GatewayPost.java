package dev.postrider.benchmarks.line;

import java.nio.charset.StandardCharsets;

/// A `POST /v1/events` as API Gateway hands it to ingest, in payload format 2.0.
public final class GatewayPost {
    private static final String START = """
            {"version":"2.0","routeKey":"POST /v1/events","rawPath":"/v1/events","rawQueryString":"",\
            "headers":{"accept":"*/*","authorization":"Bearer k","content-type":"application/json",\
            "host":"a1b2c3d4e5.execute-api.us-east-1.amazonaws.com","user-agent":"curl/8.5.0",\
            "x-forwarded-for":"203.0.113.7","x-forwarded-port":"443","x-forwarded-proto":"https"},\
            "requestContext":{"accountId":"000000000000","apiId":"a1b2c3d4e5","authorizer":{"lambda":\
            {"key":"root","tenant":"default","scopes":"events:write"}},"http":{"method":"POST",\
            "path":"/v1/events","protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"curl/8.5.0"},\
            "requestId":"JKJaXmPLvHcESHA=","routeKey":"POST /v1/events","stage":"$default"},\
            "isBase64Encoded":false,"body":\"""".stripTrailing();

    private GatewayPost() {}

    /// The input for a body of JSON.
    public static byte[] of(String body) {
        return (START + escaped(body) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /// JSON as the inside of a JSON string.
    static String escaped(String json) {
        return json.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
