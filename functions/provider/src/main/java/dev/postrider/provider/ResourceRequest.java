package dev.postrider.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.runtime.Json;
import java.io.InputStream;
import java.net.URI;

/// What CloudFormation asks of a custom resource.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
///
/// @param physicalId what an earlier answer called the resource; empty for a new one
/// @param properties every value of which is text, whatever it was in the template
record ResourceRequest(Kind kind, Origin origin, String physicalId, JsonNode properties) {
    /// What is asked.
    enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    /// Who asks, and where the answer goes.
    ///
    /// @param requestId the same when the same request comes again
    record Origin(URI responseUrl, String stackId, String logicalId, String requestId) {}

    /// Reads a request.
    ///
    /// @throws IllegalArgumentException when it is none of CloudFormation's
    static ResourceRequest read(InputStream in) {
        JsonNode json = Json.readTrusted(in);
        Kind kind = switch (json.path("RequestType").asText()) {
            case "Create" -> Kind.CREATE;
            case "Update" -> Kind.UPDATE;
            case "Delete" -> Kind.DELETE;
            default -> throw new IllegalArgumentException("not a request of CloudFormation's");
        };
        Origin origin = new Origin(
                URI.create(json.path("ResponseURL").asText()),
                json.path("StackId").asText(),
                json.path("LogicalResourceId").asText(),
                json.path("RequestId").asText());
        return new ResourceRequest(
                kind, origin, json.path("PhysicalResourceId").asText(), json.path("ResourceProperties"));
    }
}
