package dev.postrider.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChannelIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a1", "0-", "prod-alerts"})
    void isASlug(String text) {
        assertThat(new ChannelId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-a", "Prod", "a_b", "a/b", "../admin", "ab\n"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelId(text));
    }

    @Test
    void hasAtMost63Characters() {
        assertThat(ChannelId.isValid("a".repeat(63))).isTrue();
        assertThat(ChannelId.isValid("a".repeat(64))).isFalse();
    }
}
