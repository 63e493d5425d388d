package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Claim;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.DeliveryStore.Due;
import dev.postrider.delivery.Hold;
import dev.postrider.delivery.Journey;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.RetryDecision;
import dev.postrider.delivery.Timing;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How a store tells which deliveries are due. It expects to find none from before.
public abstract class DueDeliveriesContract {
    private static final Duration MAX_AGE = Duration.ofDays(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    protected final MutableClock clock = MutableClock.at(Examples.START);

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    protected abstract DeliveryStore store();

    @Test
    void showsADeliveryFromItsDueTimeOn() {
        Delivery pending = created(Delivery.pending(key(1), clock.instant()));
        Instant dueAt = clock.instant().plus(Delivery.WAKE_UP_GRACE);

        assertThat(due(dueAt.minusMillis(1))).isEmpty();
        assertThat(due(dueAt))
                .containsExactly(new Due(pending.key().id(), wakeUp(1, 1), dueAt, clock.instant(), false));
    }

    @Test
    void tellsWhichAttemptIsNextAndWhenItMayBegin() {
        Delivery sending = created(Delivery.sending(key(1), Examples.channel("prod-alerts"), clock.instant()));
        Instant retryAt = clock.instant().plus(Duration.ofHours(2));
        Delivery waiting = store().replace(
                        sending, sending.recorded(attempt(), new RetryDecision.RetryAt(retryAt), clock.instant()))
                .orElseThrow();

        Instant handOver = retryAt.minus(Delivery.HAND_OVER);
        assertThat(due(handOver)).containsExactly(new Due(waiting.key().id(), wakeUp(1, 2), handOver, retryAt, false));
    }

    @Test
    void showsALeaseOnlyAfterItHasRunOut() {
        Delivery sending = created(Delivery.sending(key(1), Examples.channel("prod-alerts"), clock.instant()));
        Instant leaseEnd = ((DeliveryState.Sending) sending.state()).leaseUntil();
        Instant dueAt = leaseEnd.plus(Delivery.LEASE_MARGIN);

        assertThat(due(leaseEnd)).isEmpty();
        assertThat(due(dueAt)).containsExactly(new Due(sending.key().id(), wakeUp(1, 2), dueAt, dueAt, true));
    }

    @Test
    void showsAHeldDeliveryNowAndThen() {
        Delivery held = created(Delivery.held(key(1), Hold.PAUSED, MAX_AGE, clock.instant()));
        Instant dueAt = clock.instant().plus(Delivery.HELD_CHECK);

        assertThat(due(dueAt)).containsExactly(new Due(held.key().id(), wakeUp(1, 1), dueAt, dueAt, false));
    }

    @Test
    void showsNothingThatIsOver() {
        created(Delivery.cancelled(key(1), clock.instant()));
        Delivery succeeded = created(Delivery.sending(key(2), Examples.channel("prod-alerts"), clock.instant()));
        store().replace(succeeded, succeeded.recorded(attempt(), new RetryDecision.Done(), clock.instant()));
        Delivery failed = created(Delivery.sending(key(3), Examples.channel("prod-alerts"), clock.instant()));
        store().replace(failed, failed.recorded(attempt(), new RetryDecision.GiveUp(Reason.HTTP_4XX), clock.instant()));

        assertThat(due(clock.instant().plus(Duration.ofDays(20)))).isEmpty();
    }

    @Test
    void showsTheEarliestOfAShardFirstAndNoMoreThanAsked() {
        IntStream.range(0, 100)
                .forEach(i -> created(Delivery.pending(key(i), Examples.START.plusMillis(997L * i % 101))));
        Instant later = clock.instant().plus(Duration.ofMinutes(5));

        IntStream.range(0, store().dueShards()).forEach(shard -> {
            List<Due> all = store().due(shard, later, 1000);
            assertThat(all).isSortedAccordingTo(Comparator.comparing(Due::dueAt));
            assertThat(store().due(shard, later, 2))
                    .extracting(Due::dueAt)
                    .isEqualTo(all.stream().limit(2).map(Due::dueAt).toList());
        });
        assertThat(due(later)).extracting(Due::id).doesNotHaveDuplicates().hasSize(100);
    }

    @Test
    void postponesADeliveryWithoutDisturbingItsWorker() {
        Delivery seen = created(Delivery.pending(key(1), clock.instant()));
        Instant later = clock.instant().plus(Duration.ofMinutes(7));
        Due due = only(later);

        boolean isMoved = store().postpone(due, later);

        assertThat(isMoved).isTrue();
        assertThat(due(later.minusMillis(1))).isEmpty();
        assertThat(due(later)).containsExactly(new Due(due.id(), due.wakeUp(), later, due.notBefore(), false));
        Delivery found = store().find(tenant, due.id()).orElseThrow();
        assertThat(found.token()).isEqualTo(seen.token());
        assertThat(found.state()).isEqualTo(new DeliveryState.Waiting(clock.instant(), later, Trigger.AUTO));
        assertThat(store().replace(seen, seen.cancelledAt(clock.instant()))).isPresent();
    }

    @Test
    void postponesTheSweepOfALeaseAndNotTheLease() {
        Delivery sending = created(Delivery.sending(key(1), Examples.channel("prod-alerts"), clock.instant()));
        Instant later = clock.instant().plus(Duration.ofMinutes(7));

        assertThat(store().postpone(only(later), later.plus(SECOND))).isTrue();

        assertThat(due(later)).isEmpty();
        assertThat(only(later.plus(SECOND)).dueAt()).isEqualTo(later.plus(SECOND));
        assertThat(store().find(tenant, sending.key().id())).contains(sending);
    }

    @Test
    void postponesAHeldDelivery() {
        Delivery held = created(Delivery.held(key(1), Hold.PAUSED, MAX_AGE, clock.instant()));
        Instant later = clock.instant().plus(Duration.ofDays(2));

        assertThat(store().postpone(only(later), later)).isTrue();

        assertThat(store().find(tenant, held.key().id()).orElseThrow().state())
                .isEqualTo(new DeliveryState.Held(clock.instant(), later, Hold.PAUSED));
    }

    @Test
    void oneOfManySweepersPostpones() {
        created(Delivery.pending(key(1), clock.instant()));
        Instant later = clock.instant().plus(Duration.ofMinutes(7));
        Due due = only(later);

        List<Boolean> moved = Race.of(4, _ -> store().postpone(due, later));

        assertThat(moved).containsOnlyOnce(true);
    }

    @Test
    void postponesNothingThatHasMovedOrEndedOrIsGone() {
        Delivery seen = created(Delivery.pending(key(1), clock.instant()));
        Instant later = clock.instant().plus(Duration.ofMinutes(7));
        Due due = only(later);
        Claim.Granted claim = (Claim.Granted) seen.claim(1, SECOND, clock.instant());
        Delivery sending = store().replace(seen, claim.sending()).orElseThrow();

        assertThat(store().postpone(due, later)).isFalse();
        assertThat(store().find(tenant, due.id())).contains(sending);

        Delivery over = store().replace(sending, sending.recorded(attempt(), new RetryDecision.Done(), clock.instant()))
                .orElseThrow();
        assertThat(store().postpone(due, later)).isFalse();
        assertThat(store().find(tenant, due.id())).contains(over);

        DeliveryKey nobody = key(2);
        assertThat(store().postpone(new Due(nobody.id(), wakeUp(2, 1), due.dueAt(), due.notBefore(), false), later))
                .isFalse();
        assertThat(store().find(tenant, nobody.id())).isEmpty();
    }

    @Test
    void aNewStateHasItsOwnDueTimeWhateverWasPostponed() {
        Delivery seen = created(Delivery.pending(key(1), clock.instant()));
        Instant later = clock.instant().plus(Duration.ofDays(1));
        store().postpone(only(later), later);

        store().replace(seen, seen.heldAt(Hold.PAUSED, MAX_AGE, clock.instant()));

        assertThat(only(later).dueAt()).isEqualTo(clock.instant().plus(Delivery.HELD_CHECK));
    }

    @Test
    void showsWhatAChannelHoldsOldestFirstPageByPage() {
        List<DeliveryId> ids = IntStream.range(0, 20)
                .mapToObj(i -> created(Delivery.held(
                                Examples.delivery(tenant, "held", i, Examples.START.plusSeconds(i)),
                                Hold.BREAKER,
                                MAX_AGE,
                                clock.instant()))
                        .key()
                        .id())
                .toList();
        created(Delivery.held(key(1), Hold.PAUSED, MAX_AGE, clock.instant()));
        created(Delivery.pending(Examples.delivery(tenant, "held", 99, Examples.START), clock.instant()));
        ChannelKey channel = new ChannelKey(tenant, new ChannelId("held"));

        assertThat(store().held(channel, Optional.empty(), 100))
                .extracting(Due::id)
                .isEqualTo(ids);
        assertThat(store().held(channel, Optional.of(ids.get(6)), 5))
                .extracting(Due::id)
                .isEqualTo(ids.subList(7, 12));
        assertThat(store().held(channel, Optional.of(ids.getLast()), 5)).isEmpty();
    }

    @Test
    void noLongerShowsWhatIsHeldNoLonger() {
        Delivery held = created(Delivery.held(key(1), Hold.PAUSED, MAX_AGE, clock.instant()));
        ChannelKey channel = new ChannelKey(tenant, held.key().channel());
        assertThat(store().held(channel, Optional.empty(), 5)).hasSize(1);

        store().replace(held, held.cancelledAt(clock.instant()));

        assertThat(store().held(channel, Optional.empty(), 5)).isEmpty();
    }

    private DeliveryKey key(int number) {
        return Examples.delivery(tenant, "prod-alerts", number, Examples.START);
    }

    private WakeUp wakeUp(int number, int attempt) {
        DeliveryKey key = key(number);
        return new WakeUp(tenant, key.channel(), key.event(), attempt);
    }

    private Attempt attempt() {
        return new Attempt(
                1,
                Trigger.AUTO,
                1,
                new Timing(clock.instant(), clock.instant(), SECOND),
                Reason.HTTP_5XX,
                Optional.empty(),
                Journey.NONE,
                Optional.empty(),
                Optional.empty());
    }

    private Delivery created(Delivery delivery) {
        return store().create(delivery).orElseThrow();
    }

    private List<Due> due(Instant now) {
        List<Due> due = new ArrayList<>();
        IntStream.range(0, store().dueShards()).forEach(shard -> due.addAll(store().due(shard, now, 100)));
        return due;
    }

    private Due only(Instant now) {
        List<Due> due = due(now);
        assertThat(due).hasSize(1);
        return due.getFirst();
    }
}
