package dev.postrider.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.kit.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.kms.model.KmsException;

final class WideLogTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final WideLog log = new WideLog(
            MutableClock.at(Instant.parse("2026-11-22T16:00:00.123456Z")),
            new PrintStream(written, false, StandardCharsets.UTF_8));

    @Test
    void writesOneLineOfAsciiWhateverItIsGiven() {
        log.write("some.thing", line -> line.put("text", "a\nb\"\u2028é\ud800").put("number", 7));

        assertThat(written.toString(StandardCharsets.US_ASCII))
                .isEqualTo("{\"time\":\"2026-11-22T16:00:00.123Z\",\"name\":\"some.thing\","
                        + "\"text\":\"a\\nb\\\"\\u2028\\u00E9\\uD800\",\"number\":7}\n");
    }

    @Test
    void namesWhatWentWrongWithoutItsWords() {
        RuntimeException refused = KmsException.builder()
                .message("the secret is hunter2")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("hunter2")
                        .build())
                .build();

        log.write("it.failed", line -> line.put(new IllegalStateException("over hunter2", refused)));

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("\"cause\":\"java.lang.IllegalStateException\"")
                .contains("\"root\":\"software.amazon.awssdk.services.kms.model.KmsException\"")
                .contains("\"code\":\"AccessDeniedException\"")
                .contains("\"at\":\"dev.postrider.runtime.WideLogTest.")
                .doesNotContain("hunter2");
    }

    @Test
    void neverMixesTheLinesOfThreads() {
        IntStream.range(0, 200).parallel().forEach(i -> log.write("n", line -> line.put("i", i)));

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .hasSize(200)
                .allMatch(line -> line.startsWith("{\"time\":\"2026") && line.endsWith("}"));
    }
}
