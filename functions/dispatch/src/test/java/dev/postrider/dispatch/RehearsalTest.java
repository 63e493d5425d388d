package dev.postrider.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.postrider.event.SampleEvent;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    private final MutableClock clock = MutableClock.at(SampleEvent.ACCEPTED_AT);
    private final InMemoryEventStore events = new InMemoryEventStore(Duration.ofDays(30), clock);
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(Duration.ofDays(30), clock);

    @Test
    void postsToItsOwnReceiverAndStoresNothing() {
        assertThatCode(new Rehearsal(events, deliveries, clock)::run).doesNotThrowAnyException();

        assertThat(deliveries.all()).isEmpty();
        assertThat(events.list(RehearsedChannel.TENANT, Optional.empty(), 1)).isEmpty();
    }
}
