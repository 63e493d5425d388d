package dev.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeliveryIdTest {
    private static final Instant NOW = Instant.parse("2026-11-21T16:07:56.312Z");

    @Test
    void followsFromTheDelivery() {
        DeliveryId id = key(TenantId.DEFAULT, 1, NOW).id();

        assertThat(id)
                .isEqualTo(key(TenantId.DEFAULT, 1, NOW).id())
                .isNotEqualTo(key(TenantId.DEFAULT, 2, NOW).id());
        assertThat(id).isNotEqualTo(key(new TenantId("other"), 1, NOW).id());
        assertThat(id.value()).startsWith("dlv_").doesNotContain(".").hasToString(id.toString());
    }

    @Test
    void sortsByTheAcceptanceOfItsEvent() {
        Random random = new Random(29);
        List<DeliveryKey> keys = IntStream.range(0, 2000)
                .mapToObj(i -> key(TenantId.DEFAULT, i, NOW.plusMillis(random.nextInt(1_000_000_000))))
                .toList();

        List<Instant> times = keys.stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .map(DeliveryKey::acceptedAt)
                .toList();

        assertThat(times).isSorted();
    }

    @Test
    void beginsAtAMomentBeforeAllOfIt() {
        DeliveryId earliest = DeliveryId.earliestAt(NOW);

        for (int i = 0; i < 1000; i++) {
            assertThat(key(TenantId.DEFAULT, i, NOW).id()).isGreaterThan(earliest);
            assertThat(key(TenantId.DEFAULT, i, NOW.minusMillis(1)).id()).isLessThan(earliest);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dlv_",
                "../x",
                "evt_01JD8Z3V6Q4M3S7B1H2K9XWYNT",
                "dlv_01JD8Z3V6Q4M3S7B1H2K9XWYN",
                "dlv_81JD8Z3V6Q4M3S7B1H2K9XWYNT",
                "dlv_01JD8Z3V6Q4M3S7B1H2K9XWYNT#",
            })
    void refusesAnyOtherText(String text) {
        assertThat(DeliveryId.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryId(text));
    }

    private static DeliveryKey key(TenantId tenant, int number, Instant acceptedAt) {
        return new DeliveryKey(
                tenant,
                new ChannelId("prod-alerts"),
                EventId.ofSource(TenantId.DEFAULT, "shop", Integer.toString(number)),
                acceptedAt);
    }
}
