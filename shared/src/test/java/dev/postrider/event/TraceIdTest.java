package dev.postrider.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceIdTest {
    private static final TraceId TRACE = new TraceId("4bf92f3577b34da6a3ce929d0e0e4736");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like"
            })
    void readsWhatTheW3cWrites(String text) {
        assertThat(TraceId.ofTraceparent(text)).contains(TRACE);
    }

    /// What the test suite of the W3C calls invalid. https://github.com/w3c/trace-context/tree/main/test
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void readsNothingOutOfWhatIsNone(String text) {
        assertThat(TraceId.ofTraceparent(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736",
                "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=53995c3f42cd8ad8;Sampled=1",
                "Self=1-67891234-12456789abcdef012345678a;Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;CalledFrom=app"
            })
    void readsWhatAmazonWrites(String text) {
        assertThat(TraceId.ofAmazon(text)).contains(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Self=1-4bf92f35-77b34da6a3ce929d0e0e4736",
                "Root=1-4bf92f35-77b34da6a3ce929d0e0e473",
                "Root=1-00000000-000000000000000000000000",
                "Root=2-4bf92f35-77b34da6a3ce929d0e0e4736"
            })
    void findsNoRootWhereThereIsNone(String text) {
        assertThat(TraceId.ofAmazon(text)).isEmpty();
    }

    @Test
    void isNothingElseThanThirtyTwoHexDigits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceId("0".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceId("x"));
        assertThat(TRACE).hasToString("4bf92f3577b34da6a3ce929d0e0e4736");
    }
}
