package dev.postrider.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postrider.kit.TestReceiver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Main main =
            new Main(new Paper(new PrintStream(printed, true, StandardCharsets.UTF_8), false), Map.of());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "send", "listen", "invoke", "apply", "export"})
    void explainsEveryVerb(String verb) {
        int code = main.run(verb, "--help");

        assertThat(code).isZero();
        assertThat(text()).contains("Usage: ./postrider " + verb);
    }

    @Test
    void listsItsVerbs() {
        assertThat(main.run("--help")).isZero();
        assertThat(text()).contains("demo", "up", "send", "listen", "invoke", "apply", "export");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    fly               | Unmatched argument
                    up --prot 1       | --prot
                    up --port high    | --port
                    send              | FILE
                    invoke F          | --event
                    """)
    void saysWhatItDoesNotUnderstand(String typed, String complaint) {
        int code = main.run(typed.split(" ", -1));

        assertThat(code).isEqualTo(2);
        assertThat(text()).contains(complaint);
    }

    @Test
    void namesTheLineOfAFileThatIsNoJson() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\n  \"type\": oops\n}");

        int code = main.run("send", file.toString(), "--endpoint", "http://localhost:1");

        assertThat(code).isEqualTo(1);
        assertThat(text()).contains("bad.json:2:");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThat(main.run("send", folder.resolve("none.json").toString())).isEqualTo(1);
        assertThat(text()).contains("there is no file").contains("none.json");
    }

    @Test
    void saysThatNoStackAnswers() throws Exception {
        Path file = Files.writeString(folder.resolve("event.json"), "{\"type\":\"a.b\"}");

        int code = main.run("send", file.toString(), "--endpoint", "http://localhost:1", "--key", "k");

        assertThat(code).isEqualTo(1);
        assertThat(text()).contains("no stack answers at http://localhost:1").contains("./postrider up");
    }

    @Test
    void postsAFileWithItsKeyAndType() throws Exception {
        Path file = Files.writeString(folder.resolve("data.json"), "{\"n\":1}");
        try (TestReceiver receiver = TestReceiver.start().answers(202)) {
            int code = main.run(
                    "send",
                    file.toString(),
                    "--type",
                    "a.b",
                    "--endpoint",
                    receiver.uri().toString(),
                    "--key",
                    "k");

            assertThat(code).isZero();
            assertThat(receiver.awaits(1, Duration.ofSeconds(5)).getFirst()).satisfies(request -> {
                assertThat(request.path()).isEqualTo("/v1/events");
                assertThat(request.query()).contains("type=a.b");
                assertThat(request.header("authorization")).contains("Bearer k");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "2s, PT2S", "1m, PT1M"})
    void readsTimes(String text, Duration duration) {
        assertThat(ListenVerb.duration(text)).isEqualTo(duration);
    }

    @Test
    void refusesATimeWithoutAUnit() {
        assertThatThrownBy(() -> ListenVerb.duration("2")).hasMessageContaining("500ms, 2s or 1m");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
