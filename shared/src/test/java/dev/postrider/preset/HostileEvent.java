package dev.postrider.preset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.delivery.Bytes;
import dev.postrider.runtime.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An event whose every text is a harmless word, and the same event with hostile texts in their places.
final class HostileEvent {
    private static final Pattern WORD = Pattern.compile("q(\\d{4})z");

    /// What breaks JSON, forms, URLs, markup and our own marks; half characters, which no valid text has and an event
    /// can hold.
    private static final String ALPHABET =
            "\"\\{}[]()/*_~`,:'<>&|!#+-=.%$@;\n\r\t\0\37\177é日0a \u2028\u2029\uFEFF\uFDD0\uFDD1\uFDD2\uD83D\uDE00";

    private static final List<String> FIELDS = List.of(
            "title",
            "message",
            "url",
            "ALERT_TITLE",
            "ALERT_TYPE",
            "CHECK_NAME",
            "CHECK_ID",
            "RUN_LOCATION",
            "RESULT_LINK",
            "STARTED_AT",
            "AI_ANALYSIS_ROOT_CAUSE",
            "AI_ANALYSIS_LINK",
            "AI_ANALYSIS_USER_IMPACT",
            "AI_ANALYSIS_CLASSIFICATION",
            "event_type");

    private final Random random;

    // mutable: how many words there are
    private int words;

    HostileEvent(long seed) {
        random = new Random(seed);
    }

    /// What the senders of the seeds and the presets' own bodies read, all in one.
    String harmless() {
        ObjectNode event =
                Json.object().put("id", "e-1").put("type", "check.failed").put("source", "prod");
        event.put("subject", "check/9f1c").put("time", "2026-11-21T16:07:56Z");
        ObjectNode data = event.putObject("data");
        FIELDS.forEach(name -> data.put(name, word()));
        data.put("severity", one("critical", "error", "warning", "info", "P2"));
        data.put("status", one("firing", "resolved", "WARNING", "OK"));
        data.put("RESPONSE_TIME", random.nextInt(20_000)).put("application", "default:Deployment:app1");
        words(data.putArray("tags"), 6);
        words(data.putArray("TAGS"), 3).add(one("P1", "P3", "P9"));
        ObjectNode details = data.putObject("details");
        for (int i = random.nextInt(5); i > 0; i--) {
            details.put(word(), word());
        }
        rows(data.putArray("rows"));
        ArrayNode reports = data.putArray("reports");
        for (int i = random.nextInt(3); i > 0; i--) {
            reports.addObject().put("name", word()).put("check", word()).put("message", word());
        }
        if (random.nextBoolean()) {
            data.put("version", word());
            words(data.putArray("summary"), 4);
        }
        deployment(data.putObject("payload"));
        return Json.write(event);
    }

    private void deployment(ObjectNode payload) {
        payload.putObject("project").put("name", word());
        payload.putObject("environment").put("name", word()).put("mode", word());
        ArrayNode applications = payload.putArray("applications");
        for (int i = random.nextInt(3); i > 0; i--) {
            applications
                    .addObject()
                    .put("current_status", word())
                    .putObject("application")
                    .put("name", word());
        }
    }

    private void rows(ArrayNode rows) {
        for (int i = random.nextInt(4); i > 0; i--) {
            words(rows.addObject().put("name", word()).putArray("cells"), 4);
        }
    }

    private ArrayNode words(ArrayNode list, int most) {
        for (int i = random.nextInt(most); i > 0; i--) {
            list.add(word());
        }
        return list;
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }

    private String word() {
        return "q%04dz".formatted(words++);
    }

    /// A hostile text for each word: none is like another, and none is blank.
    static Map<String, String> texts(Random random) {
        Map<String, String> texts = new HashMap<>();
        for (int word = 0; word < 100; word++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i > 0; i--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            texts.put("q%04dz".formatted(word), text.append('x').append(word).toString());
        }
        return texts;
    }

    /// Every word of a text replaced by its own, written as its place wants it.
    static String with(Map<String, String> texts, String harmless, UnaryOperator<String> written) {
        return WORD.matcher(harmless)
                .replaceAll(word -> Matcher.quoteReplacement(written.apply(texts.getOrDefault(word.group(), "?"))));
    }

    /// As a receiver reads it: UTF-8 has no place for half a character.
    static String onTheWire(String text) {
        return Bytes.utf8(text).toString();
    }
}
