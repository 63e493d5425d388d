package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What carries wake-ups keeps to this.
public abstract class WakeUpQueueContract {
    private static final Duration NOW = Duration.ZERO;

    private final TenantId tenant = Examples.tenant();

    protected abstract WakeUpQueue queue();

    /// Takes everything that arrives within a time; with none, everything that is there.
    protected abstract List<WakeUp> arrivals(Duration within);

    @Test
    void carriesAWakeUp() {
        queue().send(List.of(new Delayed(wakeUp(3), NOW)));

        assertThat(arrivals(NOW)).containsExactly(wakeUp(3));
    }

    @Test
    void carriesMoreThanABatchHolds() {
        List<WakeUp> many = IntStream.rangeClosed(1, 25).mapToObj(this::wakeUp).toList();

        queue().send(many.stream().map(wakeUp -> new Delayed(wakeUp, NOW)).toList());

        assertThat(arrivals(NOW)).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void carriesNothingWhenGivenNothing() {
        queue().send(List.of());

        assertThat(arrivals(NOW)).isEmpty();
    }

    @Test
    void carriesTheSameTwice() {
        queue().send(List.of(new Delayed(wakeUp(1), NOW), new Delayed(wakeUp(1), NOW)));

        assertThat(arrivals(NOW)).containsExactly(wakeUp(1), wakeUp(1));
    }

    /// Less than a second is a second: an attempt may be late, never early.
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000, 400_000_000, 1_000_000_000})
    void holdsAWakeUpBackForWholeSeconds(long nanos) {
        queue().send(List.of(new Delayed(wakeUp(1), Duration.ofNanos(nanos)), new Delayed(wakeUp(2), NOW)));

        assertThat(arrivals(NOW)).containsExactly(wakeUp(2));
        assertThat(arrivals(Duration.ofSeconds(2))).containsExactly(wakeUp(1));
    }

    @Test
    void takesDelaysThatAreTooLongOrPast() {
        queue().send(List.of(
                new Delayed(wakeUp(1), Duration.ofDays(1)),
                new Delayed(wakeUp(2), Duration.ofSeconds(-5)),
                new Delayed(wakeUp(3), Duration.ofMinutes(15))));

        assertThat(arrivals(NOW)).containsExactly(wakeUp(2));
    }

    private WakeUp wakeUp(int attempt) {
        return new WakeUp(
                tenant,
                new ChannelId("channel-" + attempt % 2),
                Examples.event(tenant, 1, Examples.START).event().id(),
                attempt);
    }
}
