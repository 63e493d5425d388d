package dev.postrider.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.runtime.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventDocumentTest {
    private static final EventId ID = EventId.ofSource(TenantId.DEFAULT, "shop", "A-1");

    @Test
    void isACloudEvent() throws Exception {
        String json =
                EventDocument.write(SampleEvent.withData("{ \"a\" : 1.10 }").event());

        assertThat(json)
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"A-1\",\"source\":\"shop\",\"type\":\"t.x\","
                        + "\"time\":\"2026-11-21T16:07:56.312Z\",\"datacontenttype\":\"application/json\","
                        + "\"data\":{ \"a\" : 1.10 }}");
        assertThat(Json.read(json).isObject()).isTrue();
    }

    @Test
    void readsBackWhatItWrites() {
        Random random = new Random(47);

        for (int i = 0; i < 2000; i++) {
            Event event = event(random);

            assertThat(EventDocument.read(ID, EventDocument.write(event))).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"type\":\"a b\"}", "{\"type\":\"a\",\"time\":\"soon\"}", "{\"a\":1,\"a\":2}"})
    void readsNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventDocument.read(ID, text));
    }

    private static Event event(Random random) {
        return new Event(
                ID,
                Optional.of(text(random)).filter(_ -> random.nextBoolean()).filter(own -> !own.isEmpty()),
                text(random),
                new EventType("a.b"),
                Optional.of(text(random)).filter(_ -> random.nextBoolean()),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                new JsonText(Json.write(Json.tree(Map.of(text(random), text(random))))),
                random.nextBoolean() ? Map.of() : Map.of("ext", new JsonText(Json.write(Json.tree(text(random))))));
    }

    /// Any UTF-16 but lone surrogates, which no JSON can carry as text of its own.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            char c = (char) random.nextInt(0x10000);
            text.append(Character.isSurrogate(c) ? '"' : c);
        }
        return text.toString();
    }
}
