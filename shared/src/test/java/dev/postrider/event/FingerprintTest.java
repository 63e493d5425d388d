package dev.postrider.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    @Test
    void isTheSameForTheSameParts() {
        Fingerprint one = Fingerprint.of("source", "default", "shop", "A-1");
        Fingerprint other = Fingerprint.of("source", "default", "shop", "A-1");

        assertThat(one).isEqualTo(other);
        assertThat(one.text()).isEqualTo(other.text());
    }

    @Test
    void neverReadsTwoListsOfPartsAlike() {
        Fingerprint[] prints = {
            Fingerprint.of("ab", "c"), Fingerprint.of("a", "bc"), Fingerprint.of("abc"), Fingerprint.of("abc", ""),
        };

        assertThat(prints).doesNotHaveDuplicates();
    }

    @Test
    void sortsByTimeWhateverTheParts() {
        Random random = new Random(5);
        Instant start = Instant.parse("2026-11-21T16:07:56.312Z");

        for (int i = 0; i < 10_000; i++) {
            Instant early = start.plusMillis(random.nextInt());
            Instant late = early.plusMillis(1 + random.nextInt(1000));
            Fingerprint one = Fingerprint.of(Integer.toString(random.nextInt()));
            Fingerprint other = Fingerprint.of(Integer.toString(random.nextInt()));

            assertThat(one.textAt(early)).isLessThan(other.textAt(late));
        }
    }

    @Test
    void differsByItsPartsWithinOneMillisecond() {
        Instant now = Instant.parse("2026-11-21T16:07:56.312Z");

        String one = Fingerprint.of("a").textAt(now);
        String other = Fingerprint.of("b").textAt(now);

        assertThat(one).hasSize(26).isNotEqualTo(other).startsWith(other.substring(0, 10));
    }
}
