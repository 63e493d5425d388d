package dev.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.Heartbeat;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.faults.Setting.Receivers;
import dev.postrider.faults.Setting.Weather;
import dev.postrider.faults.Setting.Weather.Fate;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.proof.Call;
import dev.postrider.proof.PassedOn;
import dev.postrider.proof.Plant;
import dev.postrider.proof.Ports;
import dev.postrider.proof.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sweepers that overlap, die half way, and have far too much to do.
final class SweepTest {
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int OVERDUE = 100_000;
    private static final int EVENTS = 2000;
    private static final Instant BACK = Rehearsal.START.plus(Duration.ofHours(1));

    @Test
    @DisplayName(
            "F36: of 100,000 deliveries overdue at once, two sweepers side by side wake each once, a hundred at a time")
    void wakesEachOfAHundredThousandOnce() throws Exception {
        MutableClock clock = MutableClock.at(Rehearsal.START);
        InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(RETENTION, clock);
        IntStream.range(0, OVERDUE)
                .mapToObj(n -> DeliveryKey.of(Samples.event(n, clock.instant()), new ChannelId("orders")))
                .forEach(key -> deliveries.create(Delivery.pending(key, clock.instant())));
        clock.advance(Duration.ofHours(1));
        List<Integer> pages = Collections.synchronizedList(new ArrayList<>());
        List<Delayed> woken = Collections.synchronizedList(new ArrayList<>());
        Ports ports = ports(clock, new Paged(deliveries, pages), woken::addAll);

        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Heartbeat> sweep =
                    () -> new Stage(Plant.NONE, clock).sweeper(ports, workers).sweep(Duration.ofSeconds(50));
            workers.invokeAll(List.of(sweep, sweep));
        }

        assertThat(woken).hasSize(OVERDUE).doesNotHaveDuplicates();
        assertThat(Collections.max(pages)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1500})
    @DisplayName("F36: 2,000 deliveries that an hour has left overdue are sent within ten minutes, though sweepers die")
    void drainsWhatAMissingSweeperHasLeft(int oneCallIn) {
        Random chance = new Random(Samples.seed("F36"));
        Weather weather = (kind, now) -> {
            boolean isSweep = kind == Call.Kind.DUE || kind == Call.Kind.POSTPONE;
            if (now.isBefore(BACK)) {
                return isSweep || kind == Call.Kind.WAKE ? Fate.REFUSED : Fate.CALM;
            }
            return isSweep && oneCallIn > 0 && chance.nextInt(oneCallIn) == 0 ? Fate.DIES_AFTER : Fate.CALM;
        };
        Rehearsal rehearsal =
                new Rehearsal(Setting.of(Receivers.failing(1)).in(weather), 1).channel(Samples.channel("orders", 60));
        IntStream.range(0, EVENTS).forEach(n -> rehearsal.post(Samples.event(n, rehearsal.now())));
        rehearsal.play(BACK.minusSeconds(1));
        int before = rehearsal.chronicle().requests().size();

        rehearsal.play(BACK.plus(Duration.ofMinutes(10)));

        assertThat(before).isEqualTo(EVENTS);
        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().requests()).hasSize(2 * EVENTS);
        assertThat(rehearsal.deliveries().all()).extracting(Delivery::status).containsOnly(DeliveryStatus.SUCCEEDED);
    }

    private static Ports ports(MutableClock clock, DeliveryStore deliveries, WakeUpQueue wakeUps) {
        return new Ports(
                new InMemoryChannelStore(),
                new InMemoryEventStore(RETENTION, clock),
                deliveries,
                new InMemoryChannelHealthStore(),
                wakeUps,
                Ports.UNHEARD,
                (request, _) -> {
                    throw new AssertionError("a sweep sends nothing: " + request);
                });
    }

    /// Notes how much is held in memory at once.
    private static final class Paged extends PassedOn {
        private final List<Integer> pages;

        Paged(DeliveryStore store, List<Integer> pages) {
            super(store);
            this.pages = pages;
        }

        @Override
        public List<Due> due(int shard, Instant now, int limit) {
            List<Due> page = super.due(shard, now, limit);
            pages.add(page.size());
            return page;
        }
    }
}
