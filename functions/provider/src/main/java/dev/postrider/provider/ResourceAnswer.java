package dev.postrider.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;

/// What came of a request, as CloudFormation reads it.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
sealed interface ResourceAnswer {
    /// All of an answer may have 4096 bytes.
    int MAX_REASON = 1000;

    String physicalId();

    /// Done.
    ///
    /// @param version of the channel; 0 for one that is gone
    record Done(String physicalId, long version) implements ResourceAnswer {}

    /// Not done.
    ///
    /// @param reason what people read in the stack's events
    record Failed(String physicalId, String reason) implements ResourceAnswer {}

    /// The answer to a request.
    default ObjectNode json(ResourceRequest.Origin origin) {
        ObjectNode json = Json.object()
                .put("StackId", origin.stackId())
                .put("LogicalResourceId", origin.logicalId())
                .put("RequestId", origin.requestId())
                .put("PhysicalResourceId", physicalId());
        return switch (this) {
            case Done done -> {
                json.put("Status", "SUCCESS");
                json.putObject("Data").put("Id", done.physicalId()).put("Version", Long.toString(done.version()));
                yield json;
            }
            case Failed failed ->
                json.put("Status", "FAILED")
                        .put(
                                "Reason",
                                failed.reason()
                                        .substring(
                                                0,
                                                Math.min(
                                                        MAX_REASON,
                                                        failed.reason().length())));
        };
    }
}
