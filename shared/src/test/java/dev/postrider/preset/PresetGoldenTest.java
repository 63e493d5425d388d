package dev.postrider.preset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every preset against every sample of an event: the request that comes of it stands beside the preset, and is within
/// the
/// limits of its receiver. `-Dgolden=write` writes the files anew; read what changed before you commit it.
final class PresetGoldenTest {
    private static final Path FOLDER = Path.of("src/main/resources/presets");
    private static final int READABLE = 300;
    private static final int BEGINNING = 80;

    private static Stream<Arguments> presetsAndSamples() {
        return new PresetCatalog()
                .all().stream()
                        .flatMap(preset -> Sample.of(preset).stream()
                                .map(sample ->
                                        Arguments.argumentSet(preset.id() + ", " + sample.word(), preset, sample)));
    }

    @ParameterizedTest
    @MethodSource("presetsAndSamples")
    void rendersAsItsFileSays(Preset preset, Sample sample) throws IOException {
        Path file = FOLDER.resolve(preset.id()).resolve("golden").resolve(sample.word() + ".json");

        String golden = golden(RenderedPreset.of(preset, sample.event()));

        if (System.getProperty("golden", "").equals("write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, golden);
        }
        assertThat(golden).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("presetsAndSamples")
    void staysWithinTheLimitsOfItsReceiver(Preset preset, Sample sample) {
        RenderedPreset rendered = RenderedPreset.of(preset, sample.event());
        String contentType = rendered.headers().getOrDefault("content-type", "");

        if (preset.isBoundedByTheEvent()) {
            assertThat(BodyTree.read(contentType, rendered.body()).isObject()).isTrue();
        } else {
            assertThat(preset.excesses(contentType, rendered.body())).isEmpty();
        }
    }

    private static String golden(RenderedPreset rendered) {
        ObjectNode json = Json.object().put("url", rendered.url());
        json.set("headers", Json.tree(rendered.headers()));
        json.set("body", BodyTree.read(rendered.headers().getOrDefault("content-type", ""), rendered.body()));
        return readable(json).toPrettyString() + "\n";
    }

    /// A long text as its beginning, its length and its hash: short enough to read, and still exact.
    private static JsonNode readable(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                ObjectNode copy = Json.object();
                object.properties()
                        .forEach(field -> copy.set(
                                readable(new TextNode(field.getKey())).textValue(), readable(field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.array();
                array.forEach(element -> copy.add(readable(element)));
                yield copy;
            }
            case TextNode text
            when text.textValue().length() > READABLE ->
                new TextNode("%s… %d characters, sha256 %s"
                        .formatted(beginning(text), text.textValue().length(), hash(text)));
            default -> json;
        };
    }

    private static String beginning(TextNode text) {
        return text.textValue().substring(0, text.textValue().offsetByCodePoints(0, BEGINNING));
    }

    private static String hash(TextNode text) {
        try {
            byte[] bytes = text.textValue().getBytes(StandardCharsets.UTF_16BE);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
