package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.StatusPattern;
import dev.postrider.channel.SuccessRule;
import dev.postrider.event.JsonText;
import dev.postrider.runtime.Json;
import java.util.List;

/// Reads which answers a channel counts as success.
final class SuccessReader {
    private static final int MAX_STATUSES = 20;
    private static final int MAX_BODY = 1024;

    private SuccessReader() {}

    static SuccessRule read(Fields success) {
        return new SuccessRule(statuses(success), body(success));
    }

    private static List<StatusPattern> statuses(Fields success) {
        List<String> statuses = success.texts("statuses").orElse(List.of("2xx"));
        if (statuses.isEmpty() || statuses.size() > MAX_STATUSES) {
            success.error("statuses", Fields.CODE, "1 to " + MAX_STATUSES + " statuses", "for example [\"2xx\"]");
        }
        for (int i = 0; i < statuses.size(); i++) {
            if (!StatusPattern.isValid(statuses.get(i))) {
                success.error(
                        "statuses/" + i,
                        Fields.CODE,
                        "a status is one of 200 to 599, a range of them or a whole class",
                        "for example \"204\", \"200-204\" or \"2xx\"");
            }
        }
        return statuses.stream()
                .filter(StatusPattern::isValid)
                .map(StatusPattern::new)
                .toList();
    }

    private static SuccessRule.Body body(Fields success) {
        JsonNode body = success.object().path("body");
        return switch (body.getNodeType()) {
            case MISSING, NULL -> new SuccessRule.Body.Anything();
            case STRING ->
                new SuccessRule.Body.Contains(
                        checked(body.textValue(), !body.textValue().isEmpty(), success));
            case OBJECT ->
                new SuccessRule.Body.Holds(
                        new JsonText(checked(Json.write(body), !body.isEmpty() && isPlain(body), success)));
            default -> new SuccessRule.Body.Contains(checked("", false, success));
        };
    }

    private static String checked(String body, boolean sound, Fields success) {
        if (!sound || body.length() > MAX_BODY) {
            success.error(
                    "body",
                    Fields.CODE,
                    "`body` is a text that the answer must contain, or an object whose fields it must have (no lists), of"
                            + " at most " + MAX_BODY + " characters",
                    "for example \"ok\" or {\"ok\":true}");
        }
        return body;
    }

    /// Whether it holds no list: how much of one an answer must have is nobody's to guess.
    private static boolean isPlain(JsonNode json) {
        return !json.isArray() && json.valueStream().allMatch(SuccessReader::isPlain);
    }
}
