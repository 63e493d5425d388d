package dev.postrider.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.EventId;
import dev.postrider.gateway.KeyRate;
import dev.postrider.gateway.Turnstile;
import dev.postrider.kit.MutableClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    private final MutableClock clock = MutableClock.at(Ingest.NOW);

    @Test
    void readsItsEventsAndMeetsTheQueueOnce() {
        AtomicInteger met = new AtomicInteger();
        AtomicInteger read = new AtomicInteger();
        Turnstile turnstile = new Turnstile(new KeyRate(1, 3), clock);
        EventReader reader = new EventReader(clock, () -> new EventId("evt_%026d".formatted(read.incrementAndGet())));

        new Rehearsal(turnstile, reader, met::incrementAndGet).run();

        assertThat(met).hasValue(1);
    }
}
