package dev.postrider.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"X-A", "authorization", "x_1.2", "!#$%&'*+.^_`|~"})
    void takesEveryTokenForAName(String name) {
        assertThat(HeaderRules.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "X A", "X:", "X(", "Größe", "X\r\nY", "X\n"})
    void takesNothingElseForAName(String name) {
        assertThat(HeaderRules.isName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "CONTENT-LENGTH",
                "Transfer-Encoding",
                "Connection",
                "Keep-Alive",
                "Proxy-Authorization",
                "TE",
                "Trailer",
                "Upgrade",
                "Expect",
                "Via",
                "Accept-Encoding",
                "HTTP2-Settings",
                "webhook-id",
                "Webhook-Signature",
                "X-Webhook-Hops",
                "X-Amzn-Trace-Id",
            })
    void reservesWhatTheConnectionOrPostriderSets(String name) {
        assertThat(HeaderRules.isReserved(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "User-Agent", "Authorization", "X-Webhook", "Hostname"})
    void leavesTheRestToTheChannel(String name) {
        assertThat(HeaderRules.isReserved(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\u0000b", "a\u007fb", "a\u0085b", "ä", "\u010d\u010a", "日本"})
    void refusesWhatCouldEndAHeaderOrReadDifferently(String value) {
        assertThat(HeaderRules.isValue(value)).isFalse();
    }

    @Test
    void takesPrintableAsciiAndTabsUpToItsLimit() {
        assertThat(HeaderRules.isValue("")).isTrue();
        assertThat(HeaderRules.isValue("a b\t~")).isTrue();
        assertThat(HeaderRules.isValue("a".repeat(HeaderRules.MAX_VALUE))).isTrue();
        assertThat(HeaderRules.isValue("a".repeat(HeaderRules.MAX_VALUE + 1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "  padded \t" | padded
            "a  b"        | a  b
            ""            | ""
            " \t "        | ""
            """)
    void takesAwayTheSpacesAroundAValue(String value, String trimmed) {
        assertThat(HeaderRules.trimmed(value)).isEqualTo(trimmed);
    }

    /// Taking them away would hide an attack.
    @ParameterizedTest
    @ValueSource(strings = {"a\n", "\r\na", "a\u2003", "\u00a0a", "\fa", "a\u001f"})
    void keepsWhateverElseIsAroundAValue(String value) {
        assertThat(HeaderRules.trimmed(value)).isEqualTo(value);
        assertThat(HeaderRules.isValue(value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bearer {{TOKEN}}                    | true
            {{#if (eq x "é")}}a{{else}}b{{/if}} | true
            {{{x}}}                             | true
            é                                   | false
            a {{x}} ü                           | false
            """)
    void judgesWhatATemplateSaysItself(String template, boolean expected) {
        assertThat(HeaderRules.isTemplate(template)).isEqualTo(expected);
    }
}
