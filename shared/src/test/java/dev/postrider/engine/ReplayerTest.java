package dev.postrider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.ulid.Ulid;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.SampleChannel;
import dev.postrider.channel.TypePattern;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.Claim;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.ReplayId;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.memory.InMemoryReplayStore;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many deliveries at once.
final class ReplayerTest {
    private static final Duration SWEEP = Duration.ofSeconds(40);

    private final MutableClock clock = MutableClock.at(Examples.START);
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(Examples.RETENTION, clock);
    private final InMemoryEventStore events = new InMemoryEventStore(Examples.RETENTION, clock);
    private final InMemoryChannelStore channels = new InMemoryChannelStore();
    private final InMemoryReplayStore replays = new InMemoryReplayStore();
    private final List<Delayed> sent = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Replayer replayer = replayer(sent::addAll);

    private Replayer replayer(WakeUpQueue wakeUps) {
        return new Replayer(
                replays,
                new Replayer.Reading(deliveries, events),
                new Redelivery(deliveries, events, channels),
                wakeUps,
                clock,
                workers);
    }

    @BeforeEach
    void save() {
        List.of("alerts", "orders").forEach(id -> channels.save(TenantId.DEFAULT, SampleChannel.named(id), 0));
    }

    @AfterEach
    void letThreadsGo() {
        workers.close();
    }

    @Test
    void replaysTenThousandDeliveriesOnceEachAtTheRateThatWasAskedFor() {
        IntStream.range(0, 10_500).forEach(i -> failed("alerts", i));
        asked(replay(1, filter(), 100));

        int sweeps = 0;
        while (!replays.running(1).isEmpty()) {
            replayer.drive(clock.instant().plus(SWEEP));
            clock.advance(Duration.ofMinutes(1));
            sweeps++;
        }

        assertThat(sweeps).isEqualTo(2);
        assertThat(course().replayed()).isEqualTo(10_500);
        assertThat(course().looked()).isEqualTo(10_500);
        assertThat(sent).hasSize(10_500).doesNotHaveDuplicates();
        assertThat(deliveries.all())
                .allMatch(delivery ->
                        delivery.trigger() == Trigger.REPLAY && delivery.status() == DeliveryStatus.PENDING);
        assertThat(deliveries.all().stream()
                        .map(delivery -> delivery.progress().since())
                        .distinct())
                .as("moments of first attempts")
                .hasSize(10_500);
    }

    @Test
    void takesTheOldestFirst() {
        failed("alerts", 1);
        failed("alerts", 2);
        asked(replay(1, filter(), 1));

        drive();

        assertThat(deliveries.all().stream()
                        .sorted((a, b) ->
                                a.progress().since().compareTo(b.progress().since()))
                        .map(delivery -> delivery.key().acceptedAt()))
                .isSorted();
    }

    @Test
    void takesNothingTwiceWhenItIsStoppedBeforeItHasWrittenDownHowFarItCame() {
        IntStream.range(0, 30).forEach(i -> failed("alerts", i));
        asked(replay(1, filter(), 1000));
        Replayer dies = replayer(_ -> {
            throw new IllegalStateException("the sandbox is gone");
        });

        assertThatThrownBy(() -> dies.drive(clock.instant().plus(SWEEP))).isInstanceOf(IllegalStateException.class);
        List<Instant> first = begun();
        clock.advance(Duration.ofMinutes(1));
        drive();

        assertThat(begun()).isEqualTo(first);
        assertThat(course().replayed()).isEqualTo(30);
        assertThat(sent).hasSize(30);
    }

    @Test
    void leavesWhatALaterReplayHasTaken() {
        Delivery failed = failed("alerts", 1);
        new Redelivery(deliveries, events, channels).take(failed, new Redelivery.Wish(id(9), false, clock.instant()));
        asked(replay(1, filter(), 10));

        drive();

        assertThat(deliveries
                        .all()
                        .getFirst()
                        .progress()
                        .renewal()
                        .orElseThrow()
                        .by())
                .isEqualTo(id(9));
    }

    @Test
    void takesOnlyWhatItsFilterWants() {
        failed("alerts", 1);
        failed("orders", 2);
        deliveries.create(Delivery.cancelled(key("alerts", 3), clock.instant()));
        ReplayFilter orders = new ReplayFilter(
                Optional.of(new ChannelId("orders")),
                Set.of(DeliveryStatus.FAILED),
                Set.of(Reason.EXPIRED),
                List.of(new TypePattern("check.*")),
                Instant.EPOCH,
                clock.instant().plusSeconds(100));
        asked(replay(1, orders, 10));

        drive();

        assertThat(deliveries.all().stream()
                        .filter(delivery -> delivery.trigger() == Trigger.REPLAY)
                        .map(delivery -> delivery.key().channel().value()))
                .containsExactly("orders");
        assertThat(course().state()).isEqualTo(Replay.State.DONE);
    }

    @Test
    void leavesTestsOfAChannelAlone() {
        failed("alerts", 1);
        Delivery tested = deliveries
                .create(Delivery.tested(key("alerts", 2), SampleChannel.named("alerts"), clock.instant()))
                .orElseThrow();
        Instant later = clock.instant().plus(Duration.ofHours(1));
        Claim.Poisoned lost =
                (Claim.Poisoned) tested.claim(tested.nextWakeUp().attempt(), Duration.ofSeconds(15), later);
        assertThat(deliveries.replace(tested, lost.ended())).isPresent();
        asked(replay(1, filter(), 10));

        drive();

        assertThat(course().replayed()).isEqualTo(1);
    }

    @Test
    void skipsWhatCannotBeSent() {
        failed("nowhere", 1);
        failed("alerts", 2);
        asked(replay(1, filter(), 10));

        drive();

        assertThat(course().replayed()).isEqualTo(1);
        assertThat(course().skipped()).isEqualTo(1);
    }

    @Test
    void takesNothingMoreOnceItIsCalledOff() {
        IntStream.range(0, 300).forEach(i -> failed("alerts", i));
        asked(replay(1, filter(), 1));
        drive();
        Replay running = replays.find(TenantId.DEFAULT, id(1)).orElseThrow();
        replays.replace(running, running.cancelledAt(clock.instant()));
        clock.advance(Duration.ofMinutes(5));

        drive();

        assertThat(course().state()).isEqualTo(Replay.State.CANCELLED);
        assertThat(course().replayed()).isEqualTo(70);
        assertThat(sent).hasSize(70);
    }

    private void drive() {
        replayer.drive(clock.instant().plus(SWEEP));
    }

    private void asked(Replay replay) {
        replays.create(replay);
    }

    private Replay.Course course() {
        return replays.find(TenantId.DEFAULT, id(1)).orElseThrow().course();
    }

    private List<Instant> begun() {
        return deliveries.all().stream()
                .map(delivery -> delivery.progress().since())
                .sorted()
                .toList();
    }

    private Replay replay(int number, ReplayFilter filter, int rate) {
        return Replay.asked(id(number), TenantId.DEFAULT, filter, new Replay.Terms(false, rate, clock.instant()));
    }

    private static ReplayId id(int number) {
        return ReplayId.of(new Ulid(Examples.START.toEpochMilli(), number));
    }

    private ReplayFilter filter() {
        return new ReplayFilter(
                Optional.empty(),
                Set.of(DeliveryStatus.FAILED),
                Set.of(),
                List.of(),
                Instant.EPOCH,
                Examples.START.plusSeconds(100));
    }

    private static DeliveryKey key(String channel, int number) {
        AcceptedEvent event = Examples.event(TenantId.DEFAULT, number, Examples.START.plusMillis(number));
        return DeliveryKey.of(event, new ChannelId(channel));
    }

    private Delivery failed(String channel, int number) {
        AcceptedEvent event = Examples.event(TenantId.DEFAULT, number, Examples.START.plusMillis(number));
        events.plan(new PlannedEvent(event, List.of(new ChannelId(channel)), 1));
        Delivery pending = Delivery.pending(key(channel, number), clock.instant());
        Delivery failed = deliveries.create(pending).orElseThrow();
        return deliveries.replace(failed, failed.expiredAt(clock.instant())).orElseThrow();
    }
}
