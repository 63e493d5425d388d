package dev.postrider.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TenantIdTest {
    @Test
    void readsAsItsValue() {
        TenantId tenant = new TenantId("team-7");

        assertThat(tenant).hasToString("team-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "a#b", "a b", "../x"})
    void holdsNothingThatAKeyOfATableCouldReadOtherwise(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(text));
    }
}
