package dev.postrider.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postrider.event.EventType;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypePatternTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            *,              order.created,         true
            **,             order.created,         true
            order.created,  order.created,         true
            order.created,  order.createdx,        false
            order.created,  Order.created,         false
            check.*,        check.failed,          true
            check.*,        check,                 false
            check.*,        checkly.failed,        false
            check*,         check,                 true
            *.failed,       check.failed,          true
            *.failed,       a.b.failed,            true
            *.failed,       failed,                false
            *.failed,       check.failed.again,    false
            a*c*e,          abcde,                 true
            a*c*e,          ace,                   true
            a*c*e,          aec,                   false
            *a*a*a*,        aa,                    false
            *ab,            aab,                   true
            *,              postrider.replay.done, false
            *.done,         postrider.replay.done, false
            postrider.*,    postrider.replay.done, true
            postrider*,     postrider.replay.done, false
            postrider*,     postriders,            true
            """)
    void matchesWithStarsForAnyRun(String pattern, String type, boolean expected) {
        boolean matches = new TypePattern(pattern).matches(new EventType(type));

        assertThat(matches).isEqualTo(expected);
    }

    @Test
    void agreesWithANaiveMatcher() {
        Random random = new Random(11);

        for (int i = 0; i < 50_000; i++) {
            String pattern = text(random, "ab*", 1 + random.nextInt(8));
            String type = text(random, "ab", 1 + random.nextInt(10));

            boolean matches = new TypePattern(pattern).matches(new EventType(type));

            assertThat(matches).as("%s on %s", pattern, type).isEqualTo(naive(pattern, type));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a?", "größe", "a,b", "a\n"})
    void refusesWhatIsNoPattern(String text) {
        assertThat(TypePattern.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new TypePattern(text));
    }

    private static boolean naive(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return naive(pattern.substring(1), text) || (!text.isEmpty() && naive(pattern, text.substring(1)));
        }
        return !text.isEmpty() && pattern.charAt(0) == text.charAt(0) && naive(pattern.substring(1), text.substring(1));
    }

    private static String text(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
