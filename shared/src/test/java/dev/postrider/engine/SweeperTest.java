package dev.postrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.SampleChannel;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.Heartbeat;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryHeartbeatStore;
import dev.postrider.runtime.WideLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SweeperTest {
    private static final Duration TIME = Duration.ofSeconds(50);

    private final MutableClock clock = MutableClock.at(Examples.START);
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(Examples.RETENTION, clock);
    private final List<Delayed> sent = Collections.synchronizedList(new ArrayList<>());
    private final InMemoryHeartbeatStore heartbeats = new InMemoryHeartbeatStore();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Sweeper sweeper = new Sweeper(
            new DueWaker(deliveries, sent::addAll, clock),
            new Releaser(
                    new InMemoryChannelHealthStore(),
                    new CatalogCache(new InMemoryChannelStore()),
                    deliveries,
                    sent::addAll,
                    clock),
            heartbeats,
            clock,
            workers,
            new WideLog(clock, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));

    @AfterEach
    void letThreadsGo() {
        workers.close();
    }

    @Test
    void wakesAtOnceWhatIsDue() {
        deliveries.create(Delivery.pending(key(1), clock.instant()));
        clock.advance(Duration.ofMinutes(2));

        sweeper.sweep(TIME);

        assertThat(sent)
                .containsExactly(
                        new Delayed(new WakeUp(TenantId.DEFAULT, key(1).channel(), key(1).event(), 1), Duration.ZERO));
    }

    @Test
    void leavesAHeartbeatThatTellsWhatWasWokenAndWhatWasOverdue() {
        deliveries.create(Delivery.pending(key(1), clock.instant()));
        clock.advance(Duration.ofMinutes(5));
        deliveries.create(Delivery.pending(key(2), clock.instant()));
        clock.advance(Duration.ofMinutes(2));

        Heartbeat done = sweeper.sweep(TIME);

        assertThat(done).isEqualTo(new Heartbeat(clock.instant(), 2, 1));
        assertThat(heartbeats.last()).contains(done);
    }

    /// One of them may be what has killed their worker.
    @Test
    void wakesApartWhatDiedTogether() {
        Channel channel = SampleChannel.named("orders");
        IntStream.range(0, 10).forEach(n -> deliveries.create(Delivery.sending(key(n), channel, clock.instant())));
        clock.advance(Duration.ofMinutes(2));

        sweeper.sweep(TIME);

        assertThat(sent)
                .extracting(Delayed::delay)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).mapToObj(Duration::ofSeconds).toList());
    }

    private static DeliveryKey key(int number) {
        return Examples.delivery(TenantId.DEFAULT, "orders", number, Examples.START);
    }
}
