package dev.postrider.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "order.created", "Order_2.sub-type.CREATED", "0"})
    void isWordsJoinedByDots(String text) {
        EventType type = new EventType(text);

        assertThat(type).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "user..created", "a b", "größe", "a/b", "a*", "a\n"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventType(text));
    }

    @Test
    void hasAtMost128Characters() {
        assertThat(EventType.isValid("a".repeat(128))).isTrue();
        assertThat(EventType.isValid("a".repeat(129))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"postrider.channel.disabled, true", "postrider, false", "postrider-x.y, false", "my.postrider.x, false"
    })
    void isOperationalOnlyUnderOurOwnWord(String text, boolean expected) {
        boolean operational = new EventType(text).isOperational();

        assertThat(operational).isEqualTo(expected);
    }
}
