package dev.postrider.delivery;

import static dev.postrider.delivery.SampleDelivery.ACCEPTED_AT;
import static dev.postrider.delivery.SampleDelivery.KEY;
import static dev.postrider.delivery.SampleDelivery.attempt;
import static dev.postrider.delivery.SampleDelivery.granted;
import static dev.postrider.delivery.SampleDelivery.sending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.SampleChannel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every change of state but claiming, which has a test of its own.
final class DeliveryTest {
    private static final Duration MAX_AGE = Duration.ofDays(5);
    private static final Instant NOW = ACCEPTED_AT.plusSeconds(3);

    @Nested
    final class Beginning {
        @Test
        void pendingIsDueAMinuteAfterItsWakeUp() {
            Delivery delivery = Delivery.pending(KEY, NOW);

            assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
            assertThat(delivery.state().dueAt()).hasValue(NOW.plusSeconds(60));
            assertThat(delivery.token()).isEmpty();
        }

        @Test
        void sendingHasBegunItsFirstAttemptAndIsDueWhenItsLeaseIsOver() {
            Channel channel = SampleChannel.named("prod-alerts");

            Delivery delivery = Delivery.sending(KEY, channel, NOW);

            Duration lease = channel.timeout().plusSeconds(10);
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.SENDING);
            assertThat(delivery.progress().begun()).isEqualTo(1);
            assertThat(delivery.state()).isEqualTo(new DeliveryState.Sending(NOW, NOW.plus(lease), Trigger.AUTO));
            assertThat(delivery.state().dueAt()).hasValue(NOW.plus(lease).plusSeconds(5));
        }

        @Test
        void heldIsLookedAtADayLater() {
            Delivery delivery = Delivery.held(KEY, Hold.PAUSED, MAX_AGE, NOW);

            assertThat(delivery.status()).isEqualTo(DeliveryStatus.HELD);
            assertThat(delivery.state().dueAt()).hasValue(NOW.plus(Duration.ofDays(1)));
        }

        @Test
        void cancelledIsOver() {
            Delivery delivery = Delivery.cancelled(KEY, NOW);

            assertThat(delivery.status()).isEqualTo(DeliveryStatus.CANCELLED);
            assertThat(delivery.state().dueAt()).isEmpty();
        }

        @Test
        void countsItsAgeFromTheAcceptance() {
            Delivery delivery = Delivery.pending(KEY, NOW);

            assertThat(delivery.progress().since()).isEqualTo(ACCEPTED_AT);
        }
    }

    @Nested
    final class AfterAnAttempt {
        private final Delivery sending = sending(NOW);

        @Test
        void endsWhenTheEventHasLanded() {
            Delivery done = sending.recorded(attempt(1, Reason.OK), new RetryDecision.Done(), NOW.plusSeconds(1));

            assertThat(done.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
            assertThat(done.state().dueAt()).isEmpty();
            assertThat(done.attempts()).extracting(Attempt::number).containsExactly(1);
            assertThat(done.updatedAt()).isEqualTo(NOW.plusSeconds(1));
        }

        @Test
        void endsWithTheReasonWhenNothingMoreIsTried() {
            Delivery failed =
                    sending.recorded(attempt(1, Reason.HTTP_4XX), new RetryDecision.GiveUp(Reason.HTTP_4XX), NOW);

            assertThat(failed.state()).isEqualTo(new DeliveryState.Failed(NOW, Reason.HTTP_4XX));
            assertThat(failed.status()).isEqualTo(DeliveryStatus.FAILED);
            assertThat(failed.state().dueAt()).isEmpty();
        }

        /// Up to a quarter of an hour the queue keeps the time and the sweeper comes after it; beyond, the sweeper
        /// comes first and hands it to the queue.
        @ParameterizedTest
        @CsvSource({"PT5S, PT1M5S", "PT15M, PT16M", "PT15M1S, PT5M1S", "PT2H, PT1H50M"})
        void waitsForTheNextAttempt(Duration wait, Duration due) {
            Delivery waiting =
                    sending.recorded(attempt(1, Reason.HTTP_5XX), new RetryDecision.RetryAt(NOW.plus(wait)), NOW);

            assertThat(waiting.status()).isEqualTo(DeliveryStatus.RETRYING);
            assertThat(waiting.state())
                    .isEqualTo(new DeliveryState.Waiting(NOW.plus(wait), NOW.plus(due), Trigger.AUTO));
            assertThat(waiting.progress().tier()).isEqualTo(1);
        }

        @Test
        void keepsItsTokenUntilAStoreGivesItAnother() {
            Delivery stored = sending.stored("7");

            Delivery done = stored.recorded(attempt(1, Reason.OK), new RetryDecision.Done(), NOW);

            assertThat(done.token()).isEqualTo("7");
            assertThat(done.stored("8").token()).isEqualTo("8");
        }
    }

    @Nested
    final class History {
        @Test
        void keepsTheBodiesOfTheLastTwentyAttempts() {
            Delivery delivery = sending(NOW);

            for (int number = 1; number <= 25; number++) {
                delivery = delivery.recorded(
                        attempt(number, Reason.HTTP_5XX), new RetryDecision.RetryAt(NOW.plusSeconds(5)), NOW);
            }

            assertThat(delivery.attempts()).hasSize(25);
            assertThat(delivery.attempts().subList(0, 5)).noneMatch(History::hasBodies);
            assertThat(delivery.attempts().subList(5, 25)).allMatch(History::hasBodies);
        }

        @Test
        void takesALateAttemptInTheOrderOfItsNumberAndLeavesTheStateAlone() {
            Delivery lost = SampleDelivery.granted(sending(NOW), NOW.plusSeconds(60));
            Delivery done = lost.recorded(attempt(2, Reason.OK), new RetryDecision.Done(), NOW.plusSeconds(61));

            Delivery late = done.withLateAttempt(attempt(1, Reason.HTTP_5XX), NOW.plusSeconds(62));

            assertThat(late.state()).isEqualTo(done.state());
            assertThat(late.progress()).isEqualTo(done.progress());
            assertThat(late.attempts()).extracting(Attempt::number).containsExactly(1, 2);
            assertThat(late.attempts()).extracting(Attempt::reason).containsExactly(Reason.HTTP_5XX, Reason.OK);
        }

        @Test
        void addsALateAttemptBesideOneThatIsNoLostWorker() {
            Delivery done = sending(NOW).recorded(attempt(1, Reason.OK), new RetryDecision.Done(), NOW);

            Delivery late = done.withLateAttempt(attempt(1, Reason.RESET), NOW);

            assertThat(late.attempts()).extracting(Attempt::reason).containsExactly(Reason.OK, Reason.RESET);
        }

        private static boolean hasBodies(Attempt attempt) {
            return !attempt.request().orElseThrow().body().truncated()
                    && !attempt.response().orElseThrow().body().truncated();
        }
    }

    @Test
    void growsNoOlderWhileItIsHeldByItsOperator() {
        Delivery held = Delivery.pending(KEY, NOW).heldAt(Hold.PAUSED, MAX_AGE, NOW);
        Instant later = NOW.plus(Duration.ofDays(9));

        Delivery still = held.heldAt(Hold.DISABLED, MAX_AGE, later);

        assertThat(still.state())
                .isEqualTo(new DeliveryState.Held(later, later.plus(Delivery.HELD_CHECK), Hold.DISABLED));
        assertThat(still.progress().since()).isEqualTo(ACCEPTED_AT.plus(Duration.ofDays(9)));
        assertThat(still.hasExpired(MAX_AGE, later)).isFalse();
    }

    @Test
    void growsOlderWhileItsBreakerIsOpen() {
        Delivery held = Delivery.held(KEY, Hold.BREAKER, Duration.ofHours(1), ACCEPTED_AT);

        assertThat(held.state().dueAt()).contains(ACCEPTED_AT.plus(Duration.ofHours(1)));
        assertThat(held.hasExpired(Duration.ofHours(1), ACCEPTED_AT.plusSeconds(3599)))
                .isFalse();
        assertThat(held.hasExpired(Duration.ofHours(1), ACCEPTED_AT.plusSeconds(3600)))
                .isTrue();
        assertThat(granted(held, ACCEPTED_AT.plusSeconds(60)).progress().since())
                .isEqualTo(ACCEPTED_AT);
    }

    @Test
    void keepsItsTriggerWhileItWaitsForItsPlaceInTheRate() {
        Instant place = NOW.plusSeconds(40);

        Delivery paced = Delivery.pending(KEY, NOW).pacedAt(place, NOW);

        assertThat(paced.state())
                .isEqualTo(new DeliveryState.Waiting(place, place.plus(Delivery.WAKE_UP_GRACE), Trigger.AUTO, true));
        assertThat(paced.progress().begun()).isZero();
        assertThat(paced.isPaced()).isTrue();
        assertThat(granted(paced, place).isPaced()).isFalse();
    }

    @Test
    void isCancelledWithItsHistory() {
        Delivery waiting =
                sending(NOW).recorded(attempt(1, Reason.HTTP_5XX), new RetryDecision.RetryAt(NOW.plusSeconds(5)), NOW);

        Delivery cancelled = waiting.cancelledAt(NOW.plusSeconds(9));

        assertThat(cancelled.state()).isEqualTo(new DeliveryState.Cancelled(NOW.plusSeconds(9)));
        assertThat(cancelled.attempts()).isEqualTo(waiting.attempts());
    }

    @Test
    void writesDownTheWorkerThatWasLostBeforeItIsHeld() {
        Delivery held = sending(NOW).heldAt(Hold.PAUSED, MAX_AGE, NOW.plusSeconds(30));

        assertThat(held.attempts()).extracting(Attempt::number).containsExactly(1);
        assertThat(held.attempts()).extracting(Attempt::reason).containsExactly(Reason.WORKER_LOST);
        assertThat(held.progress().lost()).isEqualTo(1);
    }

    @Test
    void writesDownTheWorkerThatWasLostBeforeItIsCancelled() {
        Delivery cancelled = sending(NOW).cancelledAt(NOW.plusSeconds(30));

        assertThat(cancelled.attempts()).extracting(Attempt::number).containsExactly(1);
        assertThat(cancelled.attempts()).extracting(Attempt::reason).containsExactly(Reason.WORKER_LOST);
    }

    @Test
    void isClaimedForTheAttemptThatIsUnderWayAndNoOther() {
        Delivery second = SampleDelivery.granted(sending(NOW), NOW.plusSeconds(60));

        assertThat(second.isClaimedFor(2)).isTrue();
        assertThat(second.isClaimedFor(1)).isFalse();
        assertThat(second.recorded(attempt(2, Reason.OK), new RetryDecision.Done(), NOW)
                        .isClaimedFor(2))
                .isFalse();
    }
}
