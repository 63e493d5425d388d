package dev.postrider.preset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.runtime.Json;
import dev.postrider.template.Placement;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No event breaks the body of a preset or of a seed, and every text that goes in comes out again: more than 30,000
/// requests of hostile events. What a harmless event's words become must become of the hostile ones' texts, at every
/// place of the body, as they are or as plain text of the receiver's markup.
final class PresetPropertyTest {
    private static final int EVENTS = 12;
    private static final int ROUNDS = 65;
    private static final Path SEEDS = Path.of("src/test/resources/seeds");

    /// The ways in which a text may come out, written down here once more.
    private static final List<UnaryOperator<String>> WRITTEN = List.of(
            UnaryOperator.identity(),
            text -> text.replace('\n', ' '),
            text -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
            text -> text.replaceAll("[\\\\`*_{}\\[\\]()#+\\-.!|>~<]", "\\\\$0"),
            text -> text.replaceAll("[\\\\`*_{}\\[\\]()#+\\-.!|>~=]", "\\\\$0"),
            text -> text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;"),
            PresetPropertyTest::inJson,
            PresetPropertyTest::slug);

    /// A body, and what makes it out of an event.
    private record Subject(String name, Function<AcceptedEvent, RenderedPreset> rendering) {}

    @Test
    void noEventBreaksABody() throws IOException {
        Random random = new Random(20_261_122);
        int requests = 0;

        for (Subject subject : subjects()) {
            for (int seed = 0; seed < EVENTS; seed++) {
                String harmless = new HostileEvent(seed).harmless();
                JsonNode expected = tree(subject.rendering().apply(Shape.accepted(harmless)));
                for (int round = 0; round < ROUNDS; round++) {
                    Map<String, String> texts = HostileEvent.texts(random);
                    String hostile = HostileEvent.with(texts, harmless, PresetPropertyTest::inJson);
                    JsonNode body = tree(subject.rendering().apply(Shape.accepted(hostile)));
                    assertThat(matches(texts, expected, body))
                            .as("%s, event %d: %s%n%s", subject.name(), seed, expected, body)
                            .isTrue();
                    requests++;
                }
            }
        }

        assertThat(requests).isGreaterThanOrEqualTo(30_000);
    }

    private static List<Subject> subjects() throws IOException {
        List<Subject> subjects = new ArrayList<>();
        new PresetCatalog()
                .all()
                .forEach(preset -> subjects.add(new Subject(preset.id(), RenderedPreset.rendering(preset))));
        try (Stream<Path> files = Files.list(SEEDS)) {
            for (Path file : files.sorted().toList()) {
                subjects.add(
                        new Subject(file.getFileName().toString(), RenderedPreset.rendering(Files.readString(file))));
            }
        }
        return subjects;
    }

    /// The body, or where there is none the URL's query. A JSON body that is none fails here.
    private static JsonNode tree(RenderedPreset rendered) {
        String contentType = rendered.headers().getOrDefault("content-type", "");
        if (rendered.body().isEmpty()) {
            return BodyTree.read(
                    "application/x-www-form-urlencoded",
                    URI.create(rendered.url()).getRawQuery());
        }
        try {
            return Placement.ofBody(contentType) == Placement.JSON_BODY
                    ? Json.read(rendered.body())
                    : BodyTree.read(contentType, rendered.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("invalid payload: " + rendered.body(), e);
        }
    }

    private static boolean matches(Map<String, String> texts, JsonNode expected, JsonNode actual) {
        return switch (expected) {
            case ObjectNode object ->
                actual.isObject() && object.size() == actual.size() && fieldsMatch(texts, object, actual);
            case ArrayNode array ->
                actual.isArray() && array.size() == actual.size() && elementsMatch(texts, array, actual);
            case TextNode text -> actual.isTextual() && comesOut(texts, text.textValue(), actual.textValue());
            default -> expected.equals(actual);
        };
    }

    private static boolean fieldsMatch(Map<String, String> texts, ObjectNode expected, JsonNode actual) {
        Iterator<Map.Entry<String, JsonNode>> fields = actual.properties().iterator();
        return expected.properties().stream().allMatch(field -> {
            Map.Entry<String, JsonNode> found = fields.next();
            return comesOut(texts, field.getKey(), found.getKey())
                    && matches(texts, field.getValue(), found.getValue());
        });
    }

    private static boolean elementsMatch(Map<String, String> texts, ArrayNode expected, JsonNode actual) {
        for (int i = 0; i < expected.size(); i++) {
            if (!matches(texts, expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean comesOut(Map<String, String> texts, String harmless, String actual) {
        return WRITTEN.stream()
                .map(written -> HostileEvent.with(texts, harmless, written))
                .anyMatch(text -> HostileEvent.onTheWire(text).equals(actual));
    }

    private static String inJson(String text) {
        String quoted = Json.write(TextNode.valueOf(text));
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
