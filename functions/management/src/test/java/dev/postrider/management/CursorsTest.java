package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A cursor goes on with the list that it came from, and with nothing else.
final class CursorsTest {
    private final Desk desk = new Desk();
    private final Call list = Call.to("GET /v1/deliveries").asking("limit", "1").asking("channel", "theirs");
    private final String cursor = cursor();

    private String cursor() {
        IntStream.range(0, 3).forEach(i -> desk.planned(TenantId.DEFAULT, i, desk.moment(i), "theirs", "others"));
        return desk.answer(list).nextCursor();
    }

    @Test
    void goesOnWithItsList() {
        assertThat(desk.answer(list.asking("cursor", cursor)).status()).isEqualTo(200);
    }

    @Test
    void goesOnWithAnotherLimitAndAnotherKeyOfItsTenant() {
        Call call = list.asking("cursor", cursor)
                .asking("limit", "2")
                .by("key_01KAKD8H8RZ6S2W5V0QX9M3T7C")
                .as("default");

        assertThat(desk.answer(call).items("id")).hasSize(2);
    }

    private static Stream<Call> lists() {
        Call list = Call.to("GET /v1/deliveries").asking("channel", "theirs");
        return Stream.of(
                list.as("other"),
                list.asking("channel", "others"),
                list.asking("status", "pending"),
                list.asking("since", "2100-01-01T00:00:00Z"),
                Call.to("GET /v1/deliveries"),
                Call.to("GET /v1/channels"),
                Call.to("GET /v1/events"),
                Call.to("GET /v1/keys"),
                Call.to("GET /v1/keys").asking("tenant", "other"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void goesOnWithNoOtherList(Call other) {
        assertRefused(other.asking("cursor", cursor));
    }

    /// Every single bit of it counts, those of the position and those of the seal.
    @Test
    void isRefusedWithAnyBitChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] bent = bytes.clone();
            bent[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertRefused(list.asking("cursor", text(bent)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!", "AAAA", "ÿ", "dlv_01KAKD8H8R4N0C7J2E5G8K1P3Q"})
    void isRefusedWhenItIsNone(String nonsense) {
        assertRefused(list.asking("cursor", nonsense));
    }

    @Test
    void isRefusedWhenSomebodyMadeItWithoutTheSeal() {
        byte[] position = "dlv_01KAKD8H8R4N0C7J2E5G8K1P3Q".getBytes(StandardCharsets.UTF_8);
        byte[] made = new byte[16 + position.length];
        System.arraycopy(position, 0, made, 16, position.length);

        assertRefused(list.asking("cursor", text(made)));
    }

    @Test
    void isRefusedByAStackThatDidNotMakeIt() {
        Desk another = new Desk(99);

        assertThat(another.answer(list.asking("cursor", cursor)).status()).isEqualTo(400);
    }

    private void assertRefused(Call call) {
        Desk.Answer answer = desk.answer(call);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.body().path("detail").asText()).contains("cursor", "another tenant");
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
