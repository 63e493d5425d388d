package dev.postrider.engine;

import static dev.postrider.engine.VirtualStack.START;
import static dev.postrider.engine.VirtualStack.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Match;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.channel.TypePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AnnouncementsTest {
    private final VirtualStack stack = new VirtualStack();

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void tellsThatAChannelFailsAndThatItHasRecovered() {
        Instant mended = START.plus(Duration.ofMinutes(20));
        stack.add("down", now -> status(now.isBefore(mended) ? 500 : 200));
        stack.add("watch", "postrider.*", _ -> status(200));

        stack.post(40);
        stack.run(Duration.ofMinutes(59));

        assertThat(stack.typesSentTo("watch"))
                .containsExactly("postrider.channel.failing", "postrider.channel.recovered");
        assertThat(stack.bodiesSentTo("watch").getFirst())
                .contains("\"id\":\"down\"", "\"reason\":\"http_5xx\"")
                .doesNotContain("example.com");
    }

    @Test
    void tellsOfTheFirstDeliveryOfAnHourThatHasFailedForGood() {
        stack.add(
                "wrong",
                _ -> status(400),
                channel -> channel.with(channel.rules()
                        .with(new RetryPolicy(List.of(Duration.ofSeconds(1)), Duration.ofDays(1), Set.of(400), true))));
        stack.add("watch", "postrider.delivery.*", _ -> status(200));

        stack.post(100);
        stack.run(Duration.ofMinutes(30));
        assertThat(stack.typesSentTo("watch")).containsExactly("postrider.delivery.exhausted");

        stack.run(Duration.ofMinutes(40));
        stack.post(100);
        stack.run(Duration.ofMinutes(1));
        assertThat(stack.typesSentTo("watch")).hasSize(2);
        assertThat(stack.bodiesSentTo("watch").getFirst())
                .contains("\"reason\":\"http_4xx\"", "\"attempts\":1", "\"delivery\":\"dlv_", "\"event\":\"evt_");
    }

    @Test
    void neverTellsAChannelAboutItself() {
        stack.add(
                "self",
                now -> status(500),
                channel -> channel.with(
                        Match.ofTypes(List.of(new TypePattern("check.*"), new TypePattern("postrider.*")))));

        stack.post(40);
        stack.run(Duration.ofDays(7));

        assertThat(stack.typesSentTo("self")).containsOnly("check.failed");
    }

    /// Two watchers that watch each other, and both are dead.
    @Test
    void tellsNothingOfDeliveriesThatTold() {
        stack.add("down", _ -> status(500));
        stack.add("watch-a", "postrider.*", _ -> status(500));
        stack.add("watch-b", "postrider.*", _ -> status(500));

        stack.post(1);
        for (int hour = 0; hour < 10 * 24; hour++) {
            stack.run(Duration.ofHours(1));
        }

        assertThat(stack.typesSentTo("watch-a"))
                .containsExactlyInAnyOrder("postrider.delivery.exhausted", "postrider.channel.failing");
        assertThat(stack.bodiesSentTo("watch-a")).allMatch(body -> body.contains("\"id\":\"down\""));
        assertThat(stack.typesSentTo("watch-b")).hasSize(2);
    }
}
