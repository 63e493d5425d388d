package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.runtime.Json;
import dev.postrider.template.Placement;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A value is written as the place demands in which it lands.
final class EscapingTest {
    private static final String LINE_SEPARATOR_AND_NONCHARACTERS =
            new String(new int[] {0x2028, 0xFDD0, 0xFDD1, 0xFDD2}, 0, 4);
    private static final String NASTY =
            Json.write(Json.tree(Map.of("x", "He said \"no\" & <b>it's</b>\n\t\\ {{y}} = 100%  😀 Grüße")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":{{n}}}                                | {"a":1}
            {"a":{{n}} }                               | {"a":1}
            {"a": {{ t }}}                             | {"a":"x"}
            {"a":{{yes}},"b":{{no}}}                   | {"a":true,"b":false}
            {"a":{{zero}},"b":{{empty}}}               | {"a":0,"b":""}
            {"a":{{missing}},"b":{{o.missing.deeper}}} | {"a":null,"b":null}
            {"a":{{nil}}}                              | {"a":null}
            {"a":{{o}},"b":{{l}}}                      | {"a":{"k":"v \\"q\\""},"b":[1,"two",null]}
            {{o}}                                      | {"k":"v \\"q\\""}
            "{{n}}"                                    | "1"
            {"a":"{{missing}}","b":"{{nil}}"}          | {"a":"","b":""}
            {"a":"{{o}}"}                              | {"a":"{\\"k\\":\\"v \\\\\\"q\\\\\\"\\"}"}
            {"a":"{{no}} {{zero}}"}                    | {"a":"false 0"}
            {"a":"\\"{{t}}\\""}                        | {"a":"\\"x\\""}
            {"{{t}}":{{t}}}                            | {"x":"x"}
            [{{#each l}}{"t":"{{this}}"},{{/each}}]    | [{"t":"1"},{"t":"two"},{"t":""}]
            [{{#each o}}["{{@key}}",{{this}}],{{/each}}] | [["k","v \\"q\\""]]
            {"a":{{#if no}}1{{else}}{{n}}{{/if}}}      | {"a":1}
            {"a":{{#unless no}}{{t}}{{/unless}}}       | {"a":"x"}
            {{#with o}}{"a":{{k}}}{{/with}}            | {"a":"v \\"q\\""}
            {"a":{{lookup o "k"}},"b":"{{lookup l 1}}"} | {"a":"v \\"q\\"","b":"two"}
            """)
    void writesValuesIntoJson(String template, String expected) {
        String body = Sheet.json(template).over("""
                        {"n":1,"t":"x","yes":true,"no":false,"zero":0,"empty":"","nil":null,\
                        "o":{"k":"v \\"q\\""},"l":[1,"two",null]}""");

        assertThat(body).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890.10",
                "0.1000000000000000055511151231257827",
                "1.0",
                "1e21",
                "1E+2",
                "-0",
                "-0.0",
                "100000000000000000000000000001",
            })
    void keepsTheDigitsOfANumber(String number) {
        String body = Sheet.json("{\"v\":{{n}},\"s\":\"{{n}}\",\"o\":{{o}}}")
                .over("{\"n\":%1$s,\"o\":{\"n\":%1$s}}".formatted(number));

        assertThat(body).isEqualTo("{\"v\":%1$s,\"s\":\"%1$s\",\"o\":{\"n\":%1$s}}".formatted(number));
    }

    /// What leaves a string and comes back into one has added fields in between.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"{{{x}}}\"}",
                "{\"a\":\"{{&x}}\"}",
                "{\"a\":\"y{{{x}}}z\"}",
            })
    void letsNoRawValueLeaveItsStringAndComeBack(String template) {
        assertThat(Sheet.json(template)
                        .faultOver("{\"x\":\"\\\",\\\"admin\\\":true,\\\"b\\\":\\\"\"}")
                        .reason())
                .contains("breaks out of its place");
    }

    @Test
    void letsNoRawValueEscapeWhatFollowsIt() {
        assertThat(Sheet.json("{\"a\":\"{{{x}}}\",\"b\":1}")
                        .faultOver("{\"x\":\"\\\\\"}")
                        .reason())
                .contains("breaks out of its place");
        assertThat(Sheet.json("{\"a\":\"{{{x}}}\"}").over("{\"x\":\"\\\\\\\\\"}"))
                .isEqualTo("{\"a\":\"\\\\\"}");
    }

    @Test
    void letsNoRawValueLeaveItsCommentAndComeBack() {
        assertThat(Sheet.json("{\"a\":1 /* {{{x}}} */ }")
                        .faultOver("{\"x\":\"*/ ,\\\"admin\\\":true /*\"}")
                        .reason())
                .contains("breaks out of its place");
    }

    @Test
    void neverLetsAValueBreakAJsonBody() throws Exception {
        Random random = new Random(41);

        for (int i = 0; i < 3000; i++) {
            String value = text(random);
            String data = Json.write(Json.tree(Map.of("x", value)));

            String body = Sheet.json("{\"a\":\"{{x}}\",\"b\":{{x}},\"c\":\"<{{x}}|{{x}}>\"}")
                    .over(data);

            assertThat(Json.read(body))
                    .isEqualTo(Json.tree(Map.of("a", value, "b", value, "c", "<" + value + "|" + value + ">")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FORM_BODY | a=b%26c+d%3D%22%C3%BC%22
            XML_BODY  | a=b&amp;c d=&quot;ü&quot;
            TEXT_BODY | a=b&c d="ü"
            HEADER    | a=b&c d="ü"
            QUERY     | a=b&c d="ü"
            """)
    void writesValuesIntoOtherPlaces(Placement placement, String expected) {
        String text = Sheet.text("a={{x}}").in(placement).over("{\"x\":\"b&c d=\\\"ü\\\"\"}");

        assertThat(text).isEqualTo(expected);
    }

    @Test
    void writesTheFirstValueOfAUrlAsItIsAndTheOthersAsComponents() {
        String url = Sheet.text("{{BASE}}/{{x}}?q={{x}}")
                .in(Placement.URL)
                .with("BASE", "https://hooks.example.com/a?b=c")
                .over("{\"x\":\"a/b c&d=é?#\"}");

        assertThat(url)
                .isEqualTo(
                        "https://hooks.example.com/a?b=c/a%2Fb%20c%26d%3D%C3%A9%3F%23?q=a%2Fb%20c%26d%3D%C3%A9%3F%23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example.com/{{missing}}", "https://hooks.example.com/{{nil}}"})
    void refusesAUrlThatLacksAValue(String template) {
        String reason = Sheet.text(template)
                .in(Placement.URL)
                .faultOver("{\"nil\":null}")
                .reason();

        assertThat(reason).contains("URL");
    }

    @Test
    void writesATripleStashRaw() {
        String text = Sheet.text("{{{x}}}").in(Placement.XML_BODY).over("{\"x\":\"<b>&</b>\"}");

        assertThat(text).isEqualTo("<b>&</b>");
    }

    @Test
    void takesRawJsonFromATripleStash() {
        String body = Sheet.json("{\"a\":{{{x}}},\"b\":\"{{y}}\"}").over("{\"x\":\"[1,2]\",\"y\":\"\\\"\"}");

        assertThat(body).isEqualTo("{\"a\":[1,2],\"b\":\"\\\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"{{{x}}}\"}", "{\"a\":1} {{x}}"})
    void refusesABodyThatIsNoJson(String template) {
        String reason = Sheet.json(template).faultOver("{\"x\":\"1,\\\"b\"}").reason();

        assertThat(reason).startsWith("the rendered body is no JSON: ");
    }

    @Test
    void readsJsonAsPeopleWriteItAndWritesItStrictly() {
        String body = Sheet.json("""
                { // a remark
                  "a": "two
                lines", /* and another */
                  "b": [1, 2,],
                }""").over("{}");

        assertThat(body).isEqualTo("{\"a\":\"two\\nlines\",\"b\":[1,2]}");
    }

    @Test
    void refusesTheSameNameTwice() {
        String reason = Sheet.json("{\"a\":1,\"a\":2}").faultOver("{}").reason();

        assertThat(reason).contains("Duplicate field 'a'");
    }

    /// Quotation marks in a comment begin no string, and a value cannot end the comment that it stands in.
    @Test
    void takesCommentsForComments() {
        String body = Sheet.json("""
                {"a":"{{x}}", // the 19" rack {{x}}
                 "b":"{{x}}", /* 19" {{x}} */ "c":{{x}}, "d":"// {{x}}"}""").over("{\"x\":\"*/1}//\\n\\\"\"}");

        assertThat(body).isEqualTo("""
                {"a":"*/1}//\\n\\"","b":"*/1}//\\n\\"","c":"*/1}//\\n\\"","d":"// */1}//\\n\\""}""");
    }

    @Test
    void writesEverythingThatATextMayHold() throws Exception {
        String body = Sheet.json("{\"x\":\"{{x}}\"}").over(NASTY);

        assertThat(Json.read(body)).isEqualTo(Json.read(NASTY));
    }

    private static String text(Random random) {
        String alphabet = LINE_SEPARATOR_AND_NONCHARACTERS + "\"\\{}[]/*,:'<>&\n\r\t\0\37é日0a ";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
