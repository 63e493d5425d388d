package dev.postrider.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.postrider.runtime.Json;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonTextTest {
    private static Stream<Arguments> texts() {
        return Stream.of(
                arguments("{\"a\":1.10}", "{\"a\":1.10}"),
                arguments("Grüße", "Gr\\u00fc\\u00dfe"),
                arguments(Character.toString(0x1F600), "\\ud83d\\ude00"),
                arguments(Character.toString(0x2028), "\\u2028"),
                arguments(Character.toString(0xFFFE), "\\ufffe"),
                arguments(Character.toString(0x7F), "\\u007f"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void saysTheSameInAscii(String json, String expected) {
        String ascii = new JsonText(json).ascii();

        assertThat(ascii).isEqualTo(expected);
    }

    @Test
    void saysTheSameForEveryText() throws Exception {
        Random random = new Random(3);

        for (int i = 0; i < 2000; i++) {
            String json = Json.write(Json.tree(text(random)));

            String ascii = new JsonText(json).ascii();

            assertThat(ascii).isASCII();
            assertThat(Json.read(ascii)).isEqualTo(Json.read(json));
            assertThat(Json.read(new JsonText(ascii).plain())).isEqualTo(Json.read(json));
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comesBackFromAsciiAsItWas(String json, String ascii) {
        assertThat(new JsonText(ascii).plain()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "a\\\\u00fc"          | "a\\\\u00fc"
            "a\\\\\\u00fc"        | "a\\\\ü"
            "\\u0041\\n\\u000a"   | "\\u0041\\n\\u000a"
            "\\u0022\\u005c"      | "\\u0022\\u005c"
            "\\uD83D\\uDE80"      | "🚀"
            "\\ud83d"             | "\\ud83d"
            "\\ude80\\ud83d"      | "\\ude80\\ud83d"
            "\\ud83d\\u00fc"      | "\\ud83dü"
            """)
    void unescapesWholeCharactersBeyondAsciiAndNothingElse(String json, String plain) throws Exception {
        String read = new JsonText(json).plain();

        assertThat(read).isEqualTo(plain);
        assertThat(Json.read(read)).isEqualTo(Json.read(json));
    }

    /// Any UTF-16 there is, lone surrogates and noncharacters included.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
