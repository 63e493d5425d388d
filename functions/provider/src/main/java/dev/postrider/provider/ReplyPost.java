package dev.postrider.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/// Where CloudFormation waits for an answer.
@FunctionalInterface
interface ReplyPost {
    /// Delivers an answer.
    ///
    /// @throws IOException when it was not taken; the request comes again then
    void deliver(URI responseUrl, JsonNode answer) throws IOException;
}
