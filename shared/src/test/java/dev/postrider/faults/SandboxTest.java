package dev.postrider.faults;

import static dev.postrider.faults.Setting.FAILS;
import static dev.postrider.faults.Setting.LANDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.faults.Setting.Fleet;
import dev.postrider.faults.Setting.Receivers;
import dev.postrider.faults.Setting.Weather.Fate;
import dev.postrider.proof.Call;
import dev.postrider.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What one sandbox does with its time, and with what would hurt it.
final class SandboxTest {
    private static final Duration LONG = Duration.ofHours(3);

    @Test
    @DisplayName("F27: with eight seconds left of an invocation no request begins, and nothing is claimed")
    void beginsNothingThatItCannotEnd() {
        Rehearsal rehearsal = new Rehearsal(
                        Setting.of(Receivers.failing(0)).with(new Fleet(50, 20, 10, Duration.ofSeconds(8))), 1)
                .channel(Samples.channel("orders", 5));
        IntStream.range(0, 20).forEach(n -> rehearsal.post(Samples.event(n, rehearsal.now())));

        rehearsal.play(Rehearsal.START.plus(Duration.ofMinutes(20)));

        assertThat(rehearsal.chronicle().requests()).isEmpty();
        assertThat(rehearsal.deliveries().all())
                .hasSize(20)
                .extracting(Delivery::status)
                .containsOnly(DeliveryStatus.PENDING);
    }

    @Test
    @DisplayName("F38: a sandbox answers only when all its attempts have ended, so that none goes on when it thaws")
    void leavesNothingRunningWhenItAnswers() {
        Random chance = new Random(Samples.seed("F38"));
        Exchange slowly = new Exchange(LANDS.outcome(), Duration.ofSeconds(12), Optional.empty());
        Rehearsal rehearsal = new Rehearsal(
                Setting.of(request -> chance.nextBoolean() ? slowly : FAILS)
                        .in((kind, _) ->
                                kind == Call.Kind.REPLACE && chance.nextInt(4) == 0 ? Fate.REFUSED : Fate.CALM),
                1);
        IntStream.range(0, 16).forEach(n -> rehearsal.channel(Samples.channel("orders-" + n, 5, 10, 20, 40)));
        IntStream.range(0, 20).forEach(n -> rehearsal.post(Samples.event(n, rehearsal.now())));

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().stops()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{#each (lookup this 'n')}}{{/each}}{{> nobody}}", "{{#*inline \"a\"}}{{> a}}{{/inline}}{{> a}}"
            })
    @DisplayName(
            "F23: a template that cannot be rendered fails its own delivery at once, and the other nine of the batch land")
    void failsOnlyTheDeliveryOfAPoisonousTemplate(String template) {
        Channel poison = Samples.wanting("poison.made", Samples.channel("poison", 5));
        Rehearsal rehearsal = new Rehearsal(Setting.of(Receivers.failing(0)), 1)
                .channel(Samples.wanting("t.x", Samples.channel("orders", 5)))
                .channel(poison.with(new RequestTemplate(
                        RequestTemplate.Method.POST,
                        new Template("https://hooks.example.com/a"),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        Optional.of(new Template(template)))));
        rehearsal.post(Samples.event("poison.made", 0, rehearsal.now()));
        IntStream.range(1, 10).forEach(n -> rehearsal.post(Samples.event("t.x", n, rehearsal.now())));

        rehearsal.settle(LONG);

        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(rehearsal.chronicle().to("orders")).hasSize(9);
        assertThat(rehearsal.chronicle().stops()).isZero();
        assertThat(rehearsal.deliveries().all())
                .filteredOn(delivery -> delivery.key().channel().equals(poison.id()))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
                    assertThat(delivery.attempts()).extracting(Attempt::reason).containsExactly(Reason.RENDER_ERROR);
                });
    }

    /// The channel's own wait is a minute. Dates are read by the clock of this run, 2026-11-21T16:07:56Z and a bit.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                                  | PT1M
            30                                 | PT1M
            300                                | PT5M
            86400                              | PT24H
            999999999                          | PT24H
            99999999999                        | PT1M
            -5                                 | PT1M
            1.5                                | PT1M
            soon                               | PT1M
            Sun, 06 Nov 1994 08:49:37 GMT      | PT1M
            Saturday, 21-Nov-26 17:07:56 GMT   | PT1H
            Sat Nov 21 17:07:56 2026           | PT1H
            Fri, 31 Dec 9999 23:59:59 GMT      | PT24H
            """)
    @DisplayName(
            "F20: a 429 is tried again when its Retry-After asks, if that is longer than the schedule, up to a day")
    void waitsAsLongAsTheReceiverAsks(String retryAfter, Duration wait) {
        Exchange limited =
                new Exchange(new AttemptOutcome.Refused(429, Optional.of(retryAfter)), Duration.ZERO, Optional.empty());
        Rehearsal rehearsal = new Rehearsal(Setting.of(request -> request.number() == 1 ? limited : LANDS), 1)
                .channel(Samples.channel("orders", 60));
        rehearsal.post(Samples.event(1, rehearsal.now()));

        rehearsal.settle(Duration.ofDays(2));

        List<Instant> times =
                rehearsal.chronicle().to("orders").map(Sighting::at).toList();
        assertThat(Truth.wrongsOf(rehearsal)).isEmpty();
        assertThat(times).hasSize(2);
        assertThat(Duration.between(times.get(0), times.get(1))).isBetween(wait.minusSeconds(1), wait.plusSeconds(1));
    }
}
