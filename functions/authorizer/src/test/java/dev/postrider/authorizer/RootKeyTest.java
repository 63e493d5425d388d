package dev.postrider.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.kit.MutableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RootKeyTest {
    private final MutableClock clock = MutableClock.at("2026-11-21T16:07:56Z");
    private final AtomicInteger reads = new AtomicInteger();
    private final RootKey rootKey = new RootKey(() -> "key " + reads.incrementAndGet(), clock);

    @Test
    void isReadOnceInFiveMinutes() {
        String first = rootKey.get();
        clock.advance(Duration.ofMinutes(5).minusMillis(1));

        assertThat(rootKey.get()).isEqualTo(first).isEqualTo("key 1");
    }

    @Test
    void isReadAgainWhenItHasGrownOld() {
        rootKey.get();
        clock.advance(Duration.ofMinutes(5));

        assertThat(rootKey.get()).isEqualTo("key 2");
    }
}
