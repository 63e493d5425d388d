package dev.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.template.TemplateFault;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AttemptOutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "100, HTTP_4XX",
        "300, REDIRECT",
        "308, REDIRECT",
        "400, HTTP_4XX",
        "404, HTTP_4XX",
        "429, RATE_LIMITED",
        "499, HTTP_4XX",
        "500, HTTP_5XX",
        "599, HTTP_5XX"
    })
    void sortsRefusalsByTheirStatus(int status, Reason expected) {
        Reason reason = new AttemptOutcome.Refused(status, Optional.empty()).reason();

        assertThat(reason).isEqualTo(expected);
    }

    @Test
    void hasAReasonOfItsOwnForEachKind() {
        Stream<AttemptOutcome> outcomes = Stream.of(
                new AttemptOutcome.Delivered(204),
                new AttemptOutcome.Unconfirmed(200, "no `ok`"),
                new AttemptOutcome.Forbidden(true),
                new AttemptOutcome.Unrenderable("url", new TemplateFault(1, 1, "unclosed")),
                new AttemptOutcome.TooLarge("body over 1 MiB"),
                new AttemptOutcome.Lost());

        assertThat(outcomes.map(AttemptOutcome::reason))
                .containsExactly(
                        Reason.OK,
                        Reason.RESPONSE_CHECK,
                        Reason.BLOCKED_ADDRESS,
                        Reason.RENDER_ERROR,
                        Reason.PAYLOAD_TOO_LARGE,
                        Reason.WORKER_LOST);
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheFaultsApart(AttemptOutcome.Fault fault) {
        Reason reason = new AttemptOutcome.Unreachable(fault).reason();

        assertThat(reason).isEqualTo(fault.reason());
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsFoundByItsCodeAndSaysWhatToDo(Reason reason) {
        assertThat(Reason.ofCode(reason.code())).hasValue(reason);
        assertThat(reason.code()).matches("[a-z0-9_]+");
        assertThat(reason.hint()).isNotBlank();
    }

    @Test
    void noReasonHasAnUnknownCode() {
        assertThat(Reason.ofCode("HTTP_4XX")).isEmpty();
    }
}
