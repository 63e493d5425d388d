package dev.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SnippetTest {
    @Test
    void isTheWholeOfASmallBody() {
        byte[] body = utf8("Grüße");

        Snippet snippet = Snippet.of(body, body.length);

        assertThat(snippet).isEqualTo(new Snippet("Grüße", 7, false));
    }

    @Test
    void isTheBeginningOfALargeOne() {
        byte[] body = utf8("a".repeat(Snippet.MAX_BYTES + 1));

        Snippet snippet = Snippet.of(body, 100_000);

        assertThat(snippet.text()).hasSize(Snippet.MAX_BYTES);
        assertThat(snippet.size()).isEqualTo(100_000);
        assertThat(snippet.truncated()).isTrue();
    }

    @Test
    void leavesOutACharacterThatIsCutInHalf() {
        byte[] body = utf8("a".repeat(Snippet.MAX_BYTES - 1) + "😀");

        Snippet snippet = Snippet.of(body, body.length);

        assertThat(snippet.text()).isEqualTo("a".repeat(Snippet.MAX_BYTES - 1));
    }

    @Test
    void marksWhatIsNoUtf8() {
        byte[] body = {'a', (byte) 0xC0, (byte) 0xAF, 'b'};

        Snippet snippet = Snippet.of(body, body.length);

        assertThat(snippet.text()).isEqualTo("a\uFFFD\uFFFDb");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
