package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the table of docs/templates.md cannot show: helpers that need a secret, the time, or a place.
final class OwnHelpersTest {
    /// RFC 4231, test case 2.
    @Test
    void signsUnderASecretByItsName() {
        Sheet sheet = Sheet.text("{{hmac t secret=\"KEY\"}}").withSecret("KEY", "Jefe");
        String data = "{\"t\":\"what do ya want for nothing?\"}";

        assertThat(sheet.over(data)).isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(sheet.traceOver(data).names()).containsExactly("KEY");
        assertThat(Sheet.text("{{hmac t secret=\"KEY\" encoding=\"base64\"}}")
                        .withSecret("KEY", "Jefe")
                        .over(data))
                .isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
    }

    @Test
    void signsUnderNothingElse() {
        Sheet unknown = Sheet.text("{{hmac t secret=\"NONE\"}}").withSecret("KEY", "Jefe");
        Sheet plain = Sheet.text("{{hmac t secret=\"PLAIN\"}}").with("PLAIN", "no secret");

        assertThat(unknown.faultOver("{\"t\":\"x\"}").reason()).contains("a secret's name");
        assertThat(plain.faultOver("{\"t\":\"x\"}").reason()).contains("a secret's name");
        assertThat(Sheet.text("{{hmac t}}").faultOver("{\"t\":\"x\"}").reason()).contains("a secret's name");
    }

    /// The event was accepted at 2026-11-21T16:07:56.312Z.
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T16:07:56Z, 0ms",
        "2026-11-21T16:07:00Z, 56s",
        "2026-11-21T16:00:00+00:00, 7m 56s",
        "2026-11-21T12:00:00Z, 4h 7m",
        "2026-11-19T10:00:00Z, 2d 6h",
        "2026-11-21T15:07:56.312Z, 1h",
        "2027-01-01T00:00:00Z, 0ms"
    })
    void saysHowLongAgoATimeWas(String time, String ago) {
        assertThat(Sheet.text("{{ago t}}").over("{\"t\":\"" + time + "\"}")).isEqualTo(ago);
    }

    @Test
    void refusesATimeThatIsNone() {
        assertThat(Sheet.text("a\n {{ago t}}").faultOver("{\"t\":\"soon\"}"))
                .hasToString("line 2, column 4: 'soon' is no time: write 2026-11-21T16:07:56Z or epoch milliseconds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"a":{{raw x}}}            | {"x":"{\\"b\\":1}"} | {"a":{"b":1}}
            {"a":"{{raw x}}"}          | {"x":"b\\\\nc"}     | {"a":"b\\nc"}
            {"a":{{raw x}}}            | {"x":[1.0]}         | {"a":[1.0]}
            {"a":"{{concat (raw x)}}"} | {"x":"\\""}         | {"a":"\\""}
            """)
    void writesAValueAsItIs(String template, String data, String expected) {
        assertThat(Sheet.json(template).over(data)).isEqualTo(expected);
    }

    @Test
    void letsNoRawValueBreakOutOfItsPlace() {
        assertThat(Sheet.json("{\"a\":\"{{raw x}}\"}")
                        .faultOver("{\"x\":\"\\\",\\\"b\\\":\\\"\"}")
                        .reason())
                .contains("breaks out of its place");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{truncat t 3}}   | there is no helper 'truncat': did you mean truncate?
            {{#if (contans t 1)}}x{{/if}} | there is no helper 'contans': did you mean contains?
            {{zzz t}}         | there is no helper 'zzz'
            """)
    void namesTheHelperThatMayHaveBeenMeant(String template, String reason) {
        assertThat(Sheet.text(template).faultOver("{\"t\":\"x\"}").reason()).isEqualTo(reason);
    }
}
