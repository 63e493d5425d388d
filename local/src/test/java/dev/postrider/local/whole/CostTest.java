package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What one webhook costs: exact counts, so that a change that adds a request or a write unit is seen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CostTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TWO_KILOBYTES = "{\"text\":\"" + "Postrider carries letters. ".repeat(76) + "\"}";

    private final LocalStack stack = LocalStack.start(Options.inMemory().withRootKey("root"));
    private final Api api = Api.at(stack.endpoint(), "root");

    @AfterAll
    void stop() {
        api.close();
        stack.close();
    }

    @Test
    void costsEightWriteUnitsAtTheFirstTry() throws IOException {
        CallCounter.Count count = deliver("first-try", 0);

        assertThat(count.of("SendMessageBatch")).isEqualTo(1);
        assertThat(count.of("PutItem")).as("event, claim, outcome").isEqualTo(3);
        assertThat(count.of("UpdateItem")).as("counts of the hour").isEqualTo(1);
        assertThat(count.writeUnits()).isEqualTo(8.0);
    }

    @Test
    void costsEightWriteUnitsMoreForEachRetry() throws IOException {
        CallCounter.Count count = deliver("two-retries", 2);

        assertThat(count.of("SendMessageBatch"))
                .as("the event and two wake-ups")
                .isEqualTo(3);
        assertThat(count.of("PutItem"))
                .as("event, claim and outcome of each attempt, health after each failure")
                .isEqualTo(9);
        assertThat(count.writeUnits()).isEqualTo(24.0);
    }

    /// Posts one event to one channel, whose receiver fails first, and counts until it is delivered.
    private CallCounter.Count deliver(String name, int failures) throws IOException {
        try (Ledger receiver = Ledger.failingFirst(failures)) {
            String channel = """
                    {"match": {"types": ["%s"]}, "request": {"url": "%s"}, "retry": {"scheduleSeconds": [1, 1]}}
                    """.formatted(name, receiver.url());
            assertThat(api.put("/v1/channels/" + name, channel).status()).isEqualTo(201);
            CallCounter.reset();

            api.post("/v1/events", "{\"type\":\"" + name + "\",\"data\":" + TWO_KILOBYTES + "}");

            Eventually.holds(
                    SOON,
                    () -> api.all("/v1/deliveries?status=succeeded&channel=" + name)
                                    .size()
                            == 1,
                    () -> receiver.total() + " requests came");
            CallCounter.Count count = CallCounter.count();
            System.out.printf("%s: %s, %.1f write units%n", name, count.requests(), count.writeUnits());
            return count;
        }
    }
}
