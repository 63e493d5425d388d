package dev.postrider.benchmarks.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// That nobody is fast because of work that was left out.
final class ContenderTest {
    private static final List<String> SETTINGS =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl");

    private final Sink sink = Sink.open();

    @BeforeEach
    void pointTheSdkAtTheSink() {
        SETTINGS.forEach(setting -> System.setProperty(setting, "us-east-1"));
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + sink.port());
    }

    @AfterEach
    void forget() {
        SETTINGS.forEach(System::clearProperty);
        sink.close();
    }

    @ParameterizedTest
    @EnumSource
    void sendsEveryWebhook(Contender contender) throws Exception {
        try (Contender.Runner runner = contender.begin(sink.port(), 40)) {
            long rehearsed = sink.requests();
            runner.run(0, 20);
            long first = sink.requests() - rehearsed;
            runner.run(20, 20);

            assertThat(first).isEqualTo(20 * requestsPerWebhook(contender) + batches(contender));
            assertThat(sink.requests() - rehearsed).isEqualTo(2 * first);
        }
    }

    /// With the SDK: event, claim and outcome, too.
    private static long requestsPerWebhook(Contender contender) {
        return contender == Contender.SDK ? 4 : 1;
    }

    /// With the SDK: the counts of each batch.
    private static long batches(Contender contender) {
        return contender == Contender.SDK ? 2 : 0;
    }

    @Test
    void readsTheFiguresThatAProcessPrints() {
        Figures figures = new Figures(210.25, 42.5, 5.75);

        assertThat(Figures.read("a line of log\n" + figures + "\n")).isEqualTo(figures);
    }
}
