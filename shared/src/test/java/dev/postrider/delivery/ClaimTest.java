package dev.postrider.delivery;

import static dev.postrider.delivery.SampleDelivery.ACCEPTED_AT;
import static dev.postrider.delivery.SampleDelivery.DEADLINE;
import static dev.postrider.delivery.SampleDelivery.KEY;
import static dev.postrider.delivery.SampleDelivery.attempt;
import static dev.postrider.delivery.SampleDelivery.granted;
import static dev.postrider.delivery.SampleDelivery.sending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.SampleChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaimTest {
    private static final Duration MAX_AGE = Duration.ofDays(5);
    private static final Instant NOW = ACCEPTED_AT.plusSeconds(3);
    /// The end of a lease that was taken now.
    private static final Instant LEASE_END = NOW.plus(DEADLINE).plusSeconds(10);

    @Test
    void isGrantedForWhatWaitsAndIsDue() {
        Claim claim = Delivery.pending(KEY, NOW).claim(1, DEADLINE, NOW);

        assertThat(claim).isInstanceOfSatisfying(Claim.Granted.class, granted -> {
            assertThat(granted.sending().state()).isEqualTo(new DeliveryState.Sending(NOW, LEASE_END, Trigger.AUTO));
            assertThat(granted.sending().progress()).isEqualTo(new Progress(1, 0, 0, ACCEPTED_AT));
        });
    }

    @Test
    void isTooEarlyBeforeTheNextAttempt() {
        Delivery waiting = retrying(NOW.plusSeconds(300));

        Claim early = waiting.claim(2, DEADLINE, NOW.plusSeconds(299));
        Claim inTime = waiting.claim(2, DEADLINE, NOW.plusSeconds(300));

        assertThat(early).isEqualTo(new Claim.TooEarly(Duration.ofSeconds(1)));
        assertThat(inTime).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void remembersWhenTheAttemptWasDue() {
        Delivery waiting = retrying(NOW.plusSeconds(300));

        Claim late = waiting.claim(2, DEADLINE, NOW.plusSeconds(312));
        Claim afterALostWorker = sending(NOW).claim(2, DEADLINE, LEASE_END.plusSeconds(7));

        assertThat(scheduledAt(late)).isEqualTo(NOW.plusSeconds(300));
        assertThat(scheduledAt(afterALostWorker)).isEqualTo(LEASE_END);
    }

    private static Instant scheduledAt(Claim claim) {
        return claim instanceof Claim.Granted(Delivery sending)
                        && sending.state() instanceof DeliveryState.Sending state
                ? state.scheduledAt()
                : Instant.MAX;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 99_999})
    void isStaleForAnyOtherAttemptThanTheNext(int number) {
        Delivery waiting = retrying(NOW);

        Claim claim = waiting.claim(number, DEADLINE, NOW);

        assertThat(claim).isEqualTo(new Claim.Stale());
    }

    private static Stream<Delivery> over() {
        Delivery sending = sending(NOW);
        return Stream.of(
                sending.recorded(attempt(1, Reason.OK), new RetryDecision.Done(), NOW),
                sending.recorded(attempt(1, Reason.HTTP_4XX), new RetryDecision.GiveUp(Reason.HTTP_4XX), NOW),
                sending.cancelledAt(NOW));
    }

    @ParameterizedTest
    @MethodSource("over")
    void isStaleForWhatIsOver(Delivery delivery) {
        Claim claim = delivery.claim(2, DEADLINE, NOW.plus(Duration.ofDays(1)));

        assertThat(claim).isEqualTo(new Claim.Stale());
    }

    @Test
    void isStaleWhileAnotherWorkerHoldsTheLease() {
        Delivery sending = sending(NOW);

        Claim claim = sending.claim(2, DEADLINE, LEASE_END);

        assertThat(claim).isEqualTo(new Claim.Stale());
    }

    @Test
    void passesFromALostWorkerToTheNextAndWritesItDown() {
        Delivery sending = sending(NOW);
        Instant later = LEASE_END.plusMillis(1);

        Claim claim = sending.claim(2, DEADLINE, later);

        assertThat(claim).isInstanceOfSatisfying(Claim.Granted.class, granted -> {
            assertThat(granted.sending().progress()).isEqualTo(new Progress(2, 0, 1, ACCEPTED_AT));
            assertThat(granted.sending().attempts()).singleElement().satisfies(lost -> {
                assertThat(lost.number()).isEqualTo(1);
                assertThat(lost.reason()).isEqualTo(Reason.WORKER_LOST);
                assertThat(lost.timing().startedAt()).isEqualTo(NOW);
            });
        });
    }

    @Test
    void endsAfterThreeLostWorkersInARow() {
        Delivery first = sending(NOW);
        Delivery second = granted(first, NOW.plusSeconds(60));
        Delivery third = granted(second, NOW.plusSeconds(120));

        Claim claim = third.claim(4, DEADLINE, NOW.plusSeconds(180));

        assertThat(claim).isInstanceOfSatisfying(Claim.Poisoned.class, poisoned -> {
            assertThat(poisoned.ended().state())
                    .isEqualTo(new DeliveryState.Failed(NOW.plusSeconds(180), Reason.WORKER_LOST));
            assertThat(poisoned.ended().progress().begun()).isEqualTo(3);
            assertThat(poisoned.ended().attempts()).extracting(Attempt::number).containsExactly(1, 2, 3);
            assertThat(poisoned.ended().attempts()).extracting(Attempt::reason).containsOnly(Reason.WORKER_LOST);
        });
    }

    /// Whoever asked for it has been told that nothing came of it.
    @Test
    void endsATestWhoseWorkerIsLost() {
        Delivery test = Delivery.tested(KEY, SampleChannel.named("sample"), NOW);

        Claim claim = test.claim(2, DEADLINE, NOW.plusSeconds(60));

        assertThat(claim).isInstanceOfSatisfying(Claim.Poisoned.class, poisoned -> {
            assertThat(poisoned.ended().state())
                    .isEqualTo(new DeliveryState.Failed(NOW.plusSeconds(60), Reason.WORKER_LOST));
            assertThat(poisoned.ended().attempts()).extracting(Attempt::trigger).containsExactly(Trigger.TEST);
        });
    }

    @Test
    void forgetsLostWorkersOnceAnAttemptIsRecorded() {
        Delivery second = granted(sending(NOW), NOW.plusSeconds(60));
        Delivery third = granted(second, NOW.plusSeconds(120));

        Delivery recorded = third.recorded(
                attempt(3, Reason.HTTP_5XX), new RetryDecision.RetryAt(NOW.plusSeconds(130)), NOW.plusSeconds(121));

        assertThat(recorded.progress().lost()).isZero();
        assertThat(granted(recorded, NOW.plusSeconds(130)).progress()).isEqualTo(new Progress(4, 1, 0, ACCEPTED_AT));
    }

    @Test
    void movesTheClockOnByThePauseOfAHeldDelivery() {
        Delivery held = retrying(NOW.plusSeconds(5)).heldAt(Hold.PAUSED, MAX_AGE, NOW.plusSeconds(2));

        Delivery resumed = granted(held, NOW.plusSeconds(3602));

        assertThat(resumed.status()).isEqualTo(DeliveryStatus.SENDING);
        assertThat(resumed.progress()).isEqualTo(new Progress(2, 1, 0, ACCEPTED_AT.plusSeconds(3600)));
    }

    private static Delivery retrying(Instant at) {
        return sending(NOW).recorded(attempt(1, Reason.HTTP_5XX), new RetryDecision.RetryAt(at), NOW);
    }
}
