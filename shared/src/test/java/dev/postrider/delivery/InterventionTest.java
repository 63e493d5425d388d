package dev.postrider.delivery;

import static dev.postrider.delivery.SampleDelivery.ACCEPTED_AT;
import static dev.postrider.delivery.SampleDelivery.KEY;
import static dev.postrider.delivery.SampleDelivery.attempt;
import static dev.postrider.delivery.SampleDelivery.sending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class InterventionTest {
    private static final Duration MAX_AGE = Duration.ofDays(5);
    private static final Instant NOW = ACCEPTED_AT.plusSeconds(3);
    private static final Instant LATER = NOW.plus(Duration.ofHours(7));

    static Stream<Delivery> over() {
        return Stream.of(succeeded(), failed(), waiting().cancelledAt(NOW));
    }

    static Stream<Delivery> idle() {
        return Stream.concat(
                over(),
                Stream.of(Delivery.pending(KEY, NOW), waiting(), waiting().heldAt(Hold.PAUSED, MAX_AGE, NOW)));
    }

    @Nested
    final class Retry {
        @ParameterizedTest
        @MethodSource("dev.postrider.delivery.InterventionTest#idle")
        void isTheNextAttemptAtOnceAndTheScheduleStartsAfresh(Delivery delivery) {
            Delivery next = granted(Intervention.retry(delivery, ChannelState.ENABLED, LATER));

            assertThat(next.state()).isEqualTo(new DeliveryState.Waiting(LATER, LATER.plusSeconds(60), Trigger.MANUAL));
            assertThat(next.progress())
                    .isEqualTo(new Progress(delivery.progress().begun(), 0, 0, LATER));
            assertThat(next.attempts()).isEqualTo(delivery.attempts());
            assertThat(next.nextWakeUp().attempt())
                    .isEqualTo(delivery.progress().begun() + 1);
        }

        @Test
        void isMarkedAsManualInTheClaim() {
            Delivery next = granted(Intervention.retry(failed(), ChannelState.ENABLED, LATER));

            assertThat(SampleDelivery.granted(next, LATER).state())
                    .isInstanceOfSatisfying(
                            DeliveryState.Sending.class,
                            state -> assertThat(state.trigger()).isEqualTo(Trigger.MANUAL));
        }

        @Test
        void isNotAskedForTwiceAtOnce() {
            Delivery asked = granted(Intervention.retry(failed(), ChannelState.ENABLED, LATER));

            assertThat(refusal(Intervention.retry(asked, ChannelState.ENABLED, LATER)))
                    .contains("about to begin");
        }

        @Test
        void waitsForTheAttemptThatIsUnderWay() {
            assertThat(refusal(Intervention.retry(sending(NOW), ChannelState.ENABLED, NOW)))
                    .contains("under way");
        }

        @ParameterizedTest
        @EnumSource(
                value = ChannelState.class,
                names = {"PAUSED", "DISABLED"})
        void needsAChannelThatSends(ChannelState state) {
            assertThat(refusal(Intervention.retry(failed(), state, LATER)))
                    .contains(state.name().toLowerCase(Locale.ROOT), "enable the channel");
        }
    }

    @Nested
    final class Cancel {
        @Test
        void endsWhatWaits() {
            Delivery next = granted(Intervention.cancel(waiting(), LATER));

            assertThat(next.state()).isEqualTo(new DeliveryState.Cancelled(LATER));
            assertThat(next.attempts()).isEqualTo(waiting().attempts());
        }

        @Test
        void endsWhatIsHeld() {
            assertThat(granted(Intervention.cancel(waiting().heldAt(Hold.PAUSED, MAX_AGE, NOW), LATER))
                            .status())
                    .isEqualTo(DeliveryStatus.CANCELLED);
        }

        @Test
        void endsWhatALostWorkerHasLeft() {
            Delivery next = granted(Intervention.cancel(sending(NOW), LATER));

            assertThat(next.attempts()).extracting(Attempt::reason).containsExactly(Reason.WORKER_LOST);
        }

        @Test
        void cannotCallBackARequest() {
            assertThat(refusal(Intervention.cancel(sending(NOW), NOW.plusSeconds(25))))
                    .contains("under way");
        }

        @ParameterizedTest
        @MethodSource("dev.postrider.delivery.InterventionTest#over")
        void leavesWhatIsOver(Delivery delivery) {
            assertThat(refusal(Intervention.cancel(delivery, LATER)))
                    .isEqualTo("it is over: " + delivery.status().word());
        }
    }

    private static Delivery waiting() {
        return sending(NOW)
                .recorded(attempt(1, Reason.HTTP_5XX), new RetryDecision.RetryAt(NOW.plus(Duration.ofDays(1))), NOW);
    }

    private static Delivery succeeded() {
        return sending(NOW).recorded(attempt(1, Reason.OK), new RetryDecision.Done(), NOW);
    }

    private static Delivery failed() {
        return sending(NOW).recorded(attempt(1, Reason.HTTP_4XX), new RetryDecision.GiveUp(Reason.HTTP_4XX), NOW);
    }

    private static Delivery granted(Intervention answer) {
        if (answer instanceof Intervention.Granted(Delivery next)) {
            return next;
        }
        throw new AssertionError("not granted: " + answer);
    }

    private static String refusal(Intervention answer) {
        if (answer instanceof Intervention.Refused(String why)) {
            return why;
        }
        throw new AssertionError("not refused: " + answer);
    }
}
