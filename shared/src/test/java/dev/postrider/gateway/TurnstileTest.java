package dev.postrider.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postrider.access.Credential;
import dev.postrider.access.Grant;
import dev.postrider.access.KeyId;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TurnstileTest {
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final MutableClock clock = MutableClock.at("2026-11-21T16:07:56Z");
    private final Turnstile turnstile = new Turnstile(new KeyRate(2, 3), clock);
    private final Caller caller = caller(0);

    @Test
    void letsABurstThroughAndThenTheRate() {
        assertThat(passesOf(10, caller)).isEqualTo(3);

        clock.advance(HALF_A_SECOND);
        assertThat(passesOf(10, caller)).isEqualTo(1);
        clock.advance(HALF_A_SECOND.minusNanos(1));
        assertThat(passesOf(10, caller)).isZero();
    }

    @Test
    void isFullAgainAfterARestAndNoFuller() {
        passesOf(3, caller);

        clock.advance(Duration.ofDays(1));

        assertThat(passesOf(10, caller)).isEqualTo(3);
    }

    @Test
    void holdsUpOneKeyForItself() {
        passesOf(3, caller);

        assertThat(passesOf(10, caller(1))).isEqualTo(3);
    }

    @Test
    void neverHoldsUpTheRootKeyOrNobody() {
        assertThat(passesOf(1000, new Caller(Optional.of(Credential.ROOT)))).isEqualTo(1000);
        assertThat(passesOf(1000, Caller.NOBODY)).isEqualTo(1000);
    }

    /// Whoever waits as long as told gets through; a second less would be too short.
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 1", "100, 200, 1", "1, 60, 1"})
    void saysHowLongToWait(int perSecond, int burst, long seconds) {
        Turnstile narrow = new Turnstile(new KeyRate(perSecond, burst), clock);
        for (int i = 0; i < burst; i++) {
            narrow.pass(caller);
        }

        Refusal refusal = refusal(narrow).orElseThrow();

        assertThat(refusal.problem().status()).isEqualTo(429);
        assertThat(refusal.problem().code()).isEqualTo("too_many_requests");
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(seconds));
        clock.advance(refusal.retryAfter().orElseThrow());
        assertThatCode(() -> narrow.pass(caller)).doesNotThrowAnyException();
    }

    @Test
    void saysItInTheAnswer() {
        passesOf(3, caller);

        ApiResponse answer = ApiResponse.of(refusal(turnstile).orElseThrow());

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers())
                .containsEntry("retry-after", "1")
                .containsEntry("content-type", "application/problem+json");
    }

    /// Sandboxes are moved between machines, and a machine's clock is set.
    @Test
    void beginsAnewWhenTheClockIsSetBack() {
        passesOf(3, caller);

        clock.advance(Duration.ofDays(-1));

        assertThat(passesOf(10, caller)).isEqualTo(3);
    }

    /// Over any stretch of time no more go through than a burst and the rate.
    @Test
    void neverLetsMoreThroughThanItSays() {
        Random chance = new Random(7);
        int passed = 0;
        Duration gone = Duration.ZERO;
        for (int i = 0; i < 5000; i++) {
            passed += passesOf(1, caller);
            Duration step = Duration.ofMillis(chance.nextInt(400));
            gone = gone.plus(step);
            clock.advance(step);
            assertThat(passed).isLessThanOrEqualTo(3 + (int) (gone.toMillis() / 500) + 1);
        }
        assertThat(passed).isGreaterThan((int) (gone.toMillis() / 500) - 3);
    }

    @Test
    void forgetsTheKeyThatWasSilentLongestRatherThanGrow() {
        passesOf(3, caller);

        for (int i = 1; i <= 10_000; i++) {
            turnstile.pass(caller(i));
        }

        assertThat(passesOf(10, caller)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 5"})
    void needsARate(int perSecond, int burst) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRate(perSecond, burst));
    }

    private int passesOf(int requests, Caller by) {
        int passed = 0;
        for (int i = 0; i < requests; i++) {
            try {
                turnstile.pass(by);
                passed++;
            } catch (Refusal refusal) {
                assertThat(refusal.problem().status()).isEqualTo(429);
            }
        }
        return passed;
    }

    private Optional<Refusal> refusal(Turnstile at) {
        try {
            at.pass(caller);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    private static Caller caller(int number) {
        KeyId id = new KeyId("key_%026d".formatted(number));
        return new Caller(
                Optional.of(new Credential(Optional.of(id), new Grant(TenantId.DEFAULT, Set.of(), Optional.empty()))));
    }
}
