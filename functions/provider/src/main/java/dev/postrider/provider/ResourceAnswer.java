package dev.postrider.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;

/// What came of a request, as CloudFormation reads it.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
sealed interface ResourceAnswer {
    /// Bytes of a whole answer.
    int MAX_ANSWER = 4096;

    /// Characters of a reason; more reads nobody in a stack's events.
    int MAX_REASON = 1000;

    /// What stands around a text in JSON.
    int QUOTES = 2;

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
            case Failed failed -> {
                json.put("Status", "FAILED");
                yield json.put(
                        "Reason", fitting(failed.reason(), MAX_ANSWER - Json.bytes(json.put("Reason", "")).length));
            }
        };
    }

    /// The beginning of a reason, as long as it may be: whole characters that come to so many bytes of JSON.
    private static String fitting(String reason, int bytes) {
        int end = 0;
        int left = bytes;
        while (end < reason.length()) {
            int next = reason.offsetByCodePoints(end, 1);
            left -= Json.bytes(Json.tree(reason.substring(end, next))).length - QUOTES;
            if (left < 0 || next > MAX_REASON) {
                break;
            }
            end = next;
        }
        return reason.substring(0, end);
    }
}
