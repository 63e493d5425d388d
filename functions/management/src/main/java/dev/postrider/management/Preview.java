package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a channel would make of an event.
sealed interface Preview {
    /// The request that would be sent, and what its author may not have meant.
    record Rendered(WebhookRequest request, List<Problem.Mistake> warnings) implements Preview {
        public Rendered {
            warnings = List.copyOf(warnings);
        }

        /// As the API shows it.
        ///
        /// @param parent where the channel stands in the request; empty if it is a saved one
        ObjectNode toJson(String parent) {
            ObjectNode json = Json.object();
            ObjectNode sent = json.putObject("request");
            sent.put("method", request.method().name());
            sent.put("url", request.uri().toString());
            ObjectNode headers = sent.putObject("headers");
            request.headers().forEach(headers::put);
            sent.put("body", new String(request.body().array(), StandardCharsets.UTF_8));
            ArrayNode list = json.putArray("warnings");
            warnings.forEach(warning -> list.add(warning.under(parent).toJson()));
            return json;
        }
    }

    /// Nothing would be sent.
    record Unrenderable(List<Problem.Mistake> mistakes) implements Preview {
        public Unrenderable {
            mistakes = List.copyOf(mistakes);
        }

        Problem problem(String parent) {
            return Problem.unrenderable(
                    mistakes.stream().map(mistake -> mistake.under(parent)).toList());
        }
    }
}
