package dev.postrider.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.SuccessRule;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.event.JsonText;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.util.Optional;

/// Whether an answer is what a channel counts as success. Pure.
///
/// A body is judged by what is kept of it, its first 8 KiB: JSON is read only as far as the fields that matter, so that
/// a long answer that begins with `{"ok":true` will do. What cannot be seen is not there.
public final class AnswerCheck {
    private AnswerCheck() {}

    /// An exchange as its channel sees it. Where no answer came there is nothing to judge.
    public static Exchange judge(Exchange exchange, SuccessRule rule) {
        return exchange.response()
                .map(answer -> exchange.judged(outcome(answer, rule)))
                .orElse(exchange);
    }

    static AttemptOutcome outcome(ReceivedResponse answer, SuccessRule rule) {
        int status = answer.status();
        if (rule.accepts(status)) {
            return lack(answer, rule.body())
                    .<AttemptOutcome>map(why -> new AttemptOutcome.Unconfirmed(status, why))
                    .orElseGet(() -> new AttemptOutcome.Delivered(status));
        }
        return AttemptOutcome.of(answer) instanceof AttemptOutcome.Delivered
                ? new AttemptOutcome.Unconfirmed(status, "the channel's success.statuses do not list " + status)
                : AttemptOutcome.refused(answer);
    }

    /// What the body lacks, in words that repeat nothing of it: it may hold what nobody should see.
    private static Optional<String> lack(ReceivedResponse answer, SuccessRule.Body wanted) {
        return switch (wanted) {
            case SuccessRule.Body.Anything() -> Optional.empty();
            case SuccessRule.Body.Contains(String text)
            when answer.body().text().contains(text) -> Optional.empty();
            case SuccessRule.Body.Contains(String text) ->
                Optional.of("the body does not contain `" + text + "`" + excuse(answer));
            case SuccessRule.Body.Holds(JsonText fields) ->
                fieldThatDiffers(answer.body(), fields)
                        .map(field -> "the body is no JSON in which " + field + excuse(answer));
        };
    }

    private static String excuse(ReceivedResponse answer) {
        if (answer.headers().containsKey("content-encoding")) {
            return ": it is compressed, although none was asked for";
        }
        return answer.body().truncated() ? ", as far as it is kept" : "";
    }

    private static Optional<String> fieldThatDiffers(Snippet body, JsonText fields) {
        ObjectNode wanted = (ObjectNode) Json.readTrusted(fields.value());
        try (JsonParser json = Json.STRICT.createParser(body.text())) {
            json.nextToken();
            strike(wanted, json);
        } catch (IOException brokenOff) {
            return firstOf(wanted);
        }
        return firstOf(wanted);
    }

    private static Optional<String> firstOf(ObjectNode wanted) {
        return wanted.properties().stream()
                .filter(field -> !(field.getValue() instanceof ObjectNode inner)
                        || firstOf(inner).isPresent())
                .findFirst()
                .map(field -> "`" + field.getKey() + "` is " + Json.write(field.getValue()));
    }

    /// Reads one object and strikes out of `wanted` every field that it finds to be so, each as soon as it is certain:
    /// a number may go on until something else follows it.
    private static void strike(ObjectNode wanted, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        JsonToken token = json.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean same = false;
            json.nextToken();
            if (wanted.path(name) instanceof ObjectNode inner) {
                strike(inner, json);
            } else {
                same = isSame(json, wanted.path(name));
                json.skipChildren();
            }
            token = json.nextToken();
            if (same) {
                wanted.remove(name);
            }
        }
    }

    private static boolean isSame(JsonParser json, JsonNode value) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> value.isTextual() && value.textValue().equals(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                value.isNumber() && value.decimalValue().compareTo(json.getDecimalValue()) == 0;
            case VALUE_TRUE, VALUE_FALSE -> value.isBoolean() && value.booleanValue() == json.getBooleanValue();
            case VALUE_NULL -> value.isNull();
            default -> false;
        };
    }
}
