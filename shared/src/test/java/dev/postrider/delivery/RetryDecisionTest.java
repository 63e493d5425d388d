package dev.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.RetryPolicy;
import dev.postrider.template.TemplateFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T16:08:00Z");
    private static final Progress FRESH = Progress.startingAt(NOW);
    private static final RetryPolicy POLICY = new RetryPolicy(
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), Duration.ofDays(5), Set.of(404), true);
    private static final AttemptOutcome DOWN = new AttemptOutcome.Refused(503, Optional.empty());

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    void isDoneOnceTheEventHasLanded(int status) {
        RetryDecision decision = decide(new AttemptOutcome.Delivered(status), FRESH, 0);

        assertThat(decision).isEqualTo(new RetryDecision.Done());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 408, 429, 500, 503})
    void triesEveryOtherAnswerAgain(int status) {
        RetryDecision decision = decide(new AttemptOutcome.Refused(status, Optional.empty()), FRESH, 0);

        assertThat(decision).isEqualTo(new RetryDecision.RetryAt(NOW.plusSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void givesUpAtAFinalStatusAndWhereTheReceiverIsGone(int status) {
        RetryDecision decision = decide(new AttemptOutcome.Refused(status, Optional.of("30")), FRESH, 0);

        assertThat(decision).isEqualTo(new RetryDecision.GiveUp(Reason.HTTP_4XX));
    }

    @Test
    void triesAnAnswerAgainThatTheChannelDoesNotCountAsSuccess() {
        RetryDecision decision =
                decide(new AttemptOutcome.Unconfirmed(200, "the body does not contain `ok`"), FRESH, 0);

        assertThat(decision).isEqualTo(new RetryDecision.RetryAt(NOW.plusSeconds(5)));
    }

    @Test
    void givesUpAtSuchAnAnswerWhereItsStatusIsFinal() {
        RetryPolicy once = new RetryPolicy(POLICY.schedule(), POLICY.maxAge(), Set.of(200), true);

        RetryDecision decision =
                RetryDecision.after(new AttemptOutcome.Unconfirmed(200, "no `ok`"), once, FRESH, moment(0));

        assertThat(decision).isEqualTo(new RetryDecision.GiveUp(Reason.RESPONSE_CHECK));
    }

    @ParameterizedTest
    @EnumSource
    void triesAgainWhenNoAnswerCame(AttemptOutcome.Fault fault) {
        RetryDecision decision = decide(new AttemptOutcome.Unreachable(fault), FRESH, 0);

        assertThat(decision).isEqualTo(new RetryDecision.RetryAt(NOW.plusSeconds(5)));
    }

    @Test
    void givesUpAtATimeoutWhereTheChannelSaysSo() {
        RetryPolicy impatient = new RetryPolicy(POLICY.schedule(), POLICY.maxAge(), Set.of(), false);
        AttemptOutcome late = new AttemptOutcome.Unreachable(AttemptOutcome.Fault.DEADLINE);
        AttemptOutcome reset = new AttemptOutcome.Unreachable(AttemptOutcome.Fault.CONNECTION_RESET);

        RetryDecision afterDeadline = RetryDecision.after(late, impatient, FRESH, moment(0));
        RetryDecision afterReset = RetryDecision.after(reset, impatient, FRESH, moment(0));

        assertThat(afterDeadline).isEqualTo(new RetryDecision.GiveUp(Reason.TIMEOUT_READ));
        assertThat(afterReset).isInstanceOf(RetryDecision.RetryAt.class);
    }

    private static Stream<AttemptOutcome> permanent() {
        return Stream.of(
                new AttemptOutcome.Forbidden(true),
                new AttemptOutcome.Unrenderable("body", new TemplateFault(1, 1, "no JSON")),
                new AttemptOutcome.TooLarge("body over 1 MiB"));
    }

    @ParameterizedTest
    @MethodSource("permanent")
    void givesUpWhereNothingWasSentAndNoRepetitionWouldChangeThat(AttemptOutcome outcome) {
        RetryDecision decision = decide(outcome, FRESH, 0);

        assertThat(decision).isEqualTo(new RetryDecision.GiveUp(outcome.reason()));
    }

    @Test
    void triesAnAddressAgainThatANameResolvedTo() {
        RetryDecision decision = decide(new AttemptOutcome.Forbidden(false), FRESH, 0);

        assertThat(decision).isInstanceOf(RetryDecision.RetryAt.class);
    }

    @Test
    void givesUpWhenTheScheduleIsUsedUp() {
        Progress last = new Progress(3, 2, 0, NOW);

        RetryDecision decision = decide(DOWN, last, 0);

        assertThat(decision).isEqualTo(new RetryDecision.GiveUp(Reason.HTTP_5XX));
    }

    @Test
    void stretchesTheWaitByAtMostAFifthAndNeverShortensIt() {
        Random random = new Random(23);
        Instant least = NOW.plus(Duration.ofMinutes(5));
        Instant most = NOW.plus(Duration.ofMinutes(6));
        Progress second = new Progress(2, 1, 0, NOW);

        for (int i = 0; i < 10_000; i++) {
            RetryDecision decision = decide(DOWN, second, random.nextDouble());

            assertThat(((RetryDecision.RetryAt) decision).at()).isBetween(least, most);
        }
    }

    /// F20 of the faults: what a receiver may ask for with a 429, and the wait that follows from a scheduled 5 s.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                                 | PT5S
            30                                | PT30S
            ' 30 '                            | PT30S
            86400                             | PT24H
            999999999                         | PT24H
            99999999999                       | PT5S
            -5                                | PT5S
            1.5                               | PT5S
            soon                              | PT5S
            ''                                | PT5S
            30, 60                            | PT5S
            Sat, 21 Nov 2026 16:07:00 GMT     | PT5S
            Sat, 21 Nov 2026 16:09:00 GMT     | PT1M
            Saturday, 21-Nov-26 16:09:00 GMT  | PT1M
            Sat Nov 21 16:09:00 2026          | PT1M
            Fri, 31 Dec 9999 23:59:59 GMT     | PT24H
            Mon, 21 Nov 2026 16:09:00 GMT     | PT5S
            Sat, 21 Nov 2026 16:09:00 CET     | PT5S
            """)
    void waitsAsLongAsTheReceiverAsksForAndNeverLess(String retryAfter, Duration expected) {
        AttemptOutcome limited = new AttemptOutcome.Refused(429, Optional.of(retryAfter));

        RetryDecision decision = decide(limited, FRESH, 0);

        assertThat(decision).isEqualTo(new RetryDecision.RetryAt(NOW.plus(expected)));
    }

    @Test
    void stretchesWhatTheReceiverAsksForToo() {
        AttemptOutcome limited = new AttemptOutcome.Refused(429, Optional.of("100"));

        RetryDecision decision = decide(limited, FRESH, 1);

        assertThat(decision).isEqualTo(new RetryDecision.RetryAt(NOW.plusSeconds(120)));
    }

    @Test
    void expiresWhatWouldStartAfterItsMaximumAge() {
        Progress old = new Progress(1, 0, 0, NOW.minus(Duration.ofDays(5)).plusSeconds(5));
        Progress older = new Progress(1, 0, 0, old.since().minusMillis(1));

        RetryDecision justInTime = decide(DOWN, old, 0);
        RetryDecision tooLate = decide(DOWN, older, 0);

        assertThat(justInTime).isEqualTo(new RetryDecision.RetryAt(NOW.plusSeconds(5)));
        assertThat(tooLate).isEqualTo(new RetryDecision.GiveUp(Reason.EXPIRED));
    }

    @Test
    void followsStandardWebhooksUnlessTheChannelSaysOtherwise() {
        Duration whole = RetryPolicy.STANDARD.schedule().stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(RetryPolicy.STANDARD.schedule()).hasSize(9).isSorted();
        assertThat(whole).isEqualTo(Duration.parse("PT75H35M5S"));
    }

    private static RetryDecision decide(AttemptOutcome outcome, Progress progress, double chance) {
        return RetryDecision.after(outcome, POLICY, progress, moment(chance));
    }

    private static RetryDecision.Moment moment(double chance) {
        return new RetryDecision.Moment(NOW, chance);
    }
}
