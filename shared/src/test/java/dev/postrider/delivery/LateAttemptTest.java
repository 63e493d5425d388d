package dev.postrider.delivery;

import static dev.postrider.delivery.SampleDelivery.ACCEPTED_AT;
import static dev.postrider.delivery.SampleDelivery.attempt;
import static dev.postrider.delivery.SampleDelivery.granted;
import static dev.postrider.delivery.SampleDelivery.sending;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What a worker reports whose lease has run out.
final class LateAttemptTest {
    private static final Instant NOW = ACCEPTED_AT.plusSeconds(3);
    private static final Duration LEASE = Duration.ofSeconds(30);

    /// The worker of the first attempt was given up, the second attempt is under way.
    private final Delivery second = granted(sending(NOW), NOW.plus(LEASE));

    @Test
    void succeedsAfterItHadFailedForWantOfWorkers() {
        Delivery third = granted(second, NOW.plus(LEASE.multipliedBy(2)));
        Delivery failed =
                third.claim(4, LEASE, NOW.plus(LEASE.multipliedBy(3))) instanceof Claim.Poisoned(Delivery ended)
                        ? ended
                        : third;

        Delivery settled = failed.withLateAttempt(attempt(3, Reason.OK), NOW.plusSeconds(100));

        assertThat(failed.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(settled.state()).isEqualTo(new DeliveryState.Succeeded(NOW.plusSeconds(100)));
        assertThat(settled.attempts())
                .extracting(Attempt::reason)
                .containsExactly(Reason.WORKER_LOST, Reason.WORKER_LOST, Reason.OK);
    }

    @Test
    void endsAWaitThatIsNotNeededAnyMore() {
        Delivery waiting = second.recorded(attempt(2, Reason.HTTP_5XX), retry(), NOW.plus(LEASE));

        Delivery settled = waiting.withLateAttempt(attempt(1, Reason.OK), NOW.plus(LEASE));

        assertThat(settled.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(settled.state().dueAt()).isEmpty();
    }

    @Test
    void leavesTheAttemptThatIsUnderWayAndDecidesWithIt() {
        Delivery told = second.withLateAttempt(attempt(1, Reason.OK), NOW.plus(LEASE));
        Delivery over = told.recorded(attempt(2, Reason.HTTP_5XX), retry(), NOW.plus(LEASE));

        assertThat(told.state()).isEqualTo(second.state());
        assertThat(over.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(over.attempts()).extracting(Attempt::reason).containsExactly(Reason.OK, Reason.HTTP_5XX);
    }

    @Test
    void needsNoOtherAttemptOnceTheWorkerUnderWayIsLostAsWell() {
        Delivery told = second.withLateAttempt(attempt(1, Reason.OK), NOW.plus(LEASE));

        Claim claim = told.claim(3, LEASE, NOW.plus(LEASE.multipliedBy(2)));

        assertThat(claim).isInstanceOfSatisfying(Claim.Landed.class, landed -> {
            assertThat(landed.ended().status()).isEqualTo(DeliveryStatus.SUCCEEDED);
            assertThat(landed.ended().attempts())
                    .extracting(Attempt::reason)
                    .containsExactly(Reason.OK, Reason.WORKER_LOST);
        });
    }

    @Test
    void takesNoAttemptFromWhoeverHasAskedForOne() {
        Delivery asked = second.recorded(attempt(2, Reason.HTTP_5XX), retry(), NOW.plus(LEASE))
                .retriedAt(NOW.plus(LEASE));

        Delivery told = asked.withLateAttempt(attempt(1, Reason.OK), NOW.plus(LEASE));

        assertThat(told.state()).isEqualTo(asked.state());
    }

    @Test
    void doesNotCountWhatLandedBeforeARetryByHand() {
        Delivery landed = sending(NOW).recorded(attempt(1, Reason.OK), new RetryDecision.Done(), NOW);
        Delivery again = granted(landed.retriedAt(NOW), NOW);

        Delivery waiting = again.recorded(manual(2), retry(), NOW);
        Delivery third = granted(waiting, NOW.plus(LEASE));
        Delivery still = third.recorded(attempt(3, Reason.HTTP_5XX), retry(), NOW.plus(LEASE));

        assertThat(waiting.status()).isEqualTo(DeliveryStatus.RETRYING);
        assertThat(still.status()).isEqualTo(DeliveryStatus.RETRYING);
    }

    @Test
    void changesNothingButTheHistoryWhenItHasNotLanded() {
        Delivery waiting = second.recorded(attempt(2, Reason.HTTP_5XX), retry(), NOW.plus(LEASE));

        Delivery told = waiting.withLateAttempt(attempt(1, Reason.RESET), NOW.plus(LEASE));

        assertThat(told.state()).isEqualTo(waiting.state());
        assertThat(told.attempts()).extracting(Attempt::reason).containsExactly(Reason.RESET, Reason.HTTP_5XX);
    }

    private static RetryDecision retry() {
        return new RetryDecision.RetryAt(NOW.plus(LEASE));
    }

    private static Attempt manual(int number) {
        Attempt plain = attempt(number, Reason.HTTP_5XX);
        return new Attempt(
                number,
                Trigger.MANUAL,
                plain.channelVersion(),
                plain.timing(),
                plain.reason(),
                plain.detail(),
                plain.journey(),
                plain.request(),
                plain.response());
    }
}
