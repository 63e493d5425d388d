package dev.postrider.engine;

import static dev.postrider.engine.VirtualStack.START;
import static dev.postrider.engine.VirtualStack.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.health.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualStack stack = new VirtualStack();

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void nothingIsWrittenWhileAllGoesWell() {
        stack.add("healthy", _ -> status(200));

        stack.post(100);
        stack.run(Duration.ofHours(1));

        assertThat(stack.hits("healthy")).hasSize(100);
        assertThat(stack.healths.writes()).isZero();
    }

    @Test
    void opensAfterTenFailuresInARowAndHoldsWhatComesWithoutAnAttempt() {
        stack.add("down", _ -> status(500));

        postOneByOne(40);

        assertThat(stack.hits("down")).hasSize(10);
        List<Delivery> held = stack.deliveries("down").stream()
                .filter(delivery -> delivery.status() == DeliveryStatus.HELD)
                .toList();
        assertThat(held).hasSizeGreaterThanOrEqualTo(30);
        assertThat(held.stream().filter(delivery -> delivery.progress().begun() == 0))
                .hasSize(30);
        assertThat(stack.health("down").breaker()).isInstanceOf(Breaker.Open.class);
    }

    @Test
    void anAnswerOfAnyOtherKindBeginsTheRowAnew() {
        List<Integer> answers = new ArrayList<>();
        stack.add("flaky", _ -> {
            answers.add(1);
            return status(answers.size() % 10 == 0 ? 404 : 500);
        });

        postOneByOne(18);

        assertThat(stack.hits("flaky")).hasSize(18);
        assertThat(stack.health("flaky").isClosed()).isTrue();
    }

    @Test
    void opensWhenMostOfManyAttemptsFail() {
        List<Integer> answers = new ArrayList<>();
        stack.add("mostly-down", _ -> {
            answers.add(1);
            return status(answers.size() % 5 == 0 ? 200 : 500);
        });

        postOneByOne(30);

        assertThat(stack.hits("mostly-down")).hasSizeBetween(20, 21);
        assertThat(stack.health("mostly-down").isClosed()).isFalse();
    }

    @Test
    void asksOnceAfterAMinuteThenAfterTwiceAsLongUpToAQuarterOfAnHour() {
        stack.add("down", _ -> status(500));
        stack.post(40);

        stack.run(Duration.ofHours(2));

        List<Instant> probes = stack.hits("down").stream()
                .filter(hit -> hit.isAfter(START.plusSeconds(30)))
                .toList();
        assertThat(probes).hasSizeBetween(8, 11);
        for (int i = 0; i + 1 < probes.size(); i++) {
            long waited = Duration.between(probes.get(i), probes.get(i + 1)).toSeconds();
            assertThat(waited).isGreaterThanOrEqualTo(Math.min(900, 120L << i));
        }
    }

    @Test
    void releasesWhatItHeldSlowlyThenFaster() {
        Instant mended = START.plus(Duration.ofMinutes(10));
        stack.add("mended", now -> status(now.isBefore(mended) ? 500 : 200));
        stack.post(2000);

        stack.run(Duration.ofMinutes(40));

        List<Instant> landed = stack.hits("mended").stream()
                .filter(hit -> !hit.isBefore(mended))
                .toList();
        assertThat(stack.deliveries("mended")).allMatch(delivery -> delivery.status() == DeliveryStatus.SUCCEEDED);
        assertThat(landed).hasSize(2000);
        Instant released = landed.get(1);
        assertThat(within(landed, released, 10)).isBetween(90L, 112L);
        assertThat(within(landed, released.plusSeconds(10), 10)).isBetween(180L, 222L);
        assertThat(within(landed, released, 80)).isEqualTo(1999);
        assertThat(stack.health("mended").isClosed()).isTrue();
    }

    @Test
    void forgetsThatItHeldAnythingOnceNothingIsHeld() {
        Instant mended = START.plus(Duration.ofMinutes(3));
        stack.add("mended", now -> status(now.isBefore(mended) ? 500 : 200));
        stack.post(50);

        stack.run(Duration.ofMinutes(30));
        long writes = stack.healths.writes();
        stack.run(Duration.ofHours(5));

        assertThat(stack.health("mended").parking()).isEmpty();
        assertThat(stack.healths.writes()).isEqualTo(writes);
    }

    @Test
    void leavesAReceiverAloneForAsLongAsItAsks() {
        stack.add("limited", _ -> new AttemptOutcome.Refused(429, Optional.of("60")));
        stack.add("other", _ -> status(200));
        stack.post(1000);

        stack.run(Duration.ofHours(1));

        List<Instant> hits = stack.hits("limited").stream()
                .filter(hit -> hit.isAfter(START.plusSeconds(10)))
                .toList();
        assertThat(hits).hasSizeLessThanOrEqualTo(60);
        assertThat(stack.hits("other")).hasSize(1000).allMatch(hit -> hit.isBefore(START.plusSeconds(10)));
    }

    @Test
    void whatIsHeldByABreakerExpiresAtItsMaximumAge() {
        stack.add("down", _ -> status(500), BreakerTest::livingOneHour);
        postOneByOne(20);

        stack.run(Duration.ofHours(2));

        assertThat(stack.deliveries("down"))
                .allMatch(delivery -> delivery.status() == DeliveryStatus.FAILED)
                .filteredOn(delivery -> delivery.state() instanceof DeliveryState.Failed(Instant _, Reason reason)
                        && reason == Reason.EXPIRED)
                .hasSizeGreaterThanOrEqualTo(10);
    }

    private static Channel livingOneHour(Channel channel) {
        return channel.with(channel.rules()
                .with(new RetryPolicy(List.of(Duration.ofMinutes(50)), Duration.ofHours(1), Set.of(), true)));
    }

    @Test
    void asksAtOnceWhenTheChannelHasBeenSavedAnew() {
        stack.add("mended", now -> status(now.isBefore(START.plus(Duration.ofHours(3))) ? 500 : 200));
        stack.post(20);
        stack.run(Duration.ofHours(3).plus(MINUTE));
        int before = stack.hits("mended").size();

        stack.edit("mended", channel -> channel);
        stack.run(MINUTE.multipliedBy(2));

        assertThat(stack.hits("mended")).hasSizeGreaterThan(before);
        stack.run(MINUTE.multipliedBy(3));
        assertThat(stack.deliveries("mended")).noneMatch(delivery -> delivery.status() == DeliveryStatus.HELD);
    }

    private void postOneByOne(int count) {
        for (int i = 0; i < count; i++) {
            stack.post(1);
            stack.run(Duration.ofMillis(10));
        }
    }

    private static long within(List<Instant> hits, Instant from, long seconds) {
        return hits.stream()
                .filter(hit -> !hit.isBefore(from) && hit.isBefore(from.plusSeconds(seconds)))
                .count();
    }
}
