package dev.postrider.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which posts are the same event.
final class RepeatedEventTest {
    private final Ingest ingest = Ingest.running();

    @Test
    void isTheSameEventUnderTheSameSourceAndId() {
        List<String> ids = List.of(
                id(Post.of("{\"type\":\"a\",\"source\":\"shop\",\"id\":\"A-1\",\"data\":1}")),
                id(Post.of("{\"type\":\"b\",\"source\":\"shop\",\"id\":\"A-1\",\"data\":2}")
                        .with("idempotency-key", "k")));

        assertThat(ids)
                .containsOnly(EventId.ofSource(TenantId.DEFAULT, "shop", "A-1").value());
        assertThat(ingest.queued().getFirst().event().sourceId()).hasValue("A-1");
    }

    @Test
    void isTheSameEventUnderTheSameIdempotencyKey() {
        Post post = Post.ofData("{}").with("idempotency-key", "order 7");

        List<String> ids = List.of(id(post), id(post), id(post.with("idempotency-key", "order 8")));

        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void isAnotherEventWhereNothingIdentifiesIt() {
        List<String> ids = List.of(id(Post.ofData("{}")), id(Post.ofData("{}")));

        assertThat(ids).doesNotHaveDuplicates();
    }

    private String id(Post post) {
        return ingest.answer(post).body().required("id").asText();
    }
}
