package dev.postrider.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventIdTest {
    private static final TenantId TENANT = TenantId.DEFAULT;

    @Test
    void followsFromTenantSourceAndId() {
        EventId id = EventId.ofSource(TENANT, "shop", "A-1");

        assertThat(id).isEqualTo(EventId.ofSource(TENANT, "shop", "A-1"));
        assertThat(id.value()).matches("evt_[0-9A-HJKMNP-TV-Z]{26}").hasToString(id.toString());
    }

    @Test
    void isAnotherForAnotherTenantSourceIdOrKey() {
        EventId[] ids = {
            EventId.ofSource(TENANT, "shop", "A-1"),
            EventId.ofSource(TENANT, "shop", "A-2"),
            EventId.ofSource(TENANT, "shopA", "-1"),
            EventId.ofSource(new TenantId("other"), "shop", "A-1"),
            EventId.ofIdempotencyKey(TENANT, "A-1", 0),
            EventId.ofIdempotencyKey(TENANT, "A-1", 1),
            EventId.ofIdempotencyKey(TENANT, "A-11", 0),
        };

        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evt_",
                "evt_01JD8Z3V6Q4M3S7B1H2K9XWYN",
                "evt_01JD8Z3V6Q4M3S7B1H2K9XWYNTT",
                "evt_01jd8z3v6q4m3s7b1h2k9xwynt",
                "dlv_01JD8Z3V6Q4M3S7B1H2K9XWYNT",
                "evt_01JD8Z3V6Q4M3S7B1H2K9XWYNU",
                "evt_01JD8Z3V6Q4M3S7B1H2K9XWYNT\n",
            })
    void refusesAnyOtherText(String text) {
        assertThat(EventId.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new EventId(text));
    }
}
