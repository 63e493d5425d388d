package dev.postrider.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.kit.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A wake-up is only a hint: what cannot be read is dropped, and harms no other message of its batch.
final class WakeUpMessageTest {
    private static final EventId EVENT = EventId.ofSource(TenantId.DEFAULT, "shop", "A-1");

    private static Stream<Corpus.Row> poison() {
        return Corpus.BAD_INPUTS.rows().filter(row -> row.text("surface").equals("sqs.message"));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void isEmptyWhereTheCorpusHasPoison(Corpus.Row row) {
        assertThat(WakeUpMessage.read(row.text("input"))).as(row.text("why")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"wake up\"",
                "{",
                "{\"tenant\":\"default\",\"channel\":\"../x\",\"event\":\"evt_1\",\"attempt\":1}",
                "{\"tenant\":[],\"channel\":{},\"event\":null,\"attempt\":\"x\"}",
            })
    void isEmptyWhereAMessageIsNone(String body) {
        assertThat(WakeUpMessage.read(body)).isEmpty();
    }

    @Test
    void isEmptyWhereNestingHasNoEnd() {
        assertThat(WakeUpMessage.read("[".repeat(100_000))).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        WakeUp wakeUp = new WakeUp(TenantId.DEFAULT, new ChannelId("prod-alerts"), EVENT, 3);

        assertThat(WakeUpMessage.read(WakeUpMessage.write(wakeUp))).hasValue(wakeUp);
    }
}
