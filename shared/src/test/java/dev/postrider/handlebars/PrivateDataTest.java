package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateRules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands around the event's data, and what secrets leave behind.
final class PrivateDataTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{@event.type}} {{@event.source}} {{@event.id}} {{@event.time}} | {}           | t.x shop A-1 2026-11-21T16:07:56.312Z
            {{event.type}}                       | {}                     | t.x
            {{event.type}}                       | {"event":{"type":"mine"}} | mine
            {{@event.type}}                      | {"event":{"type":"mine"},"@event":1} | t.x
            {{@data.a}}{{data.a}}                | {"a":1}                | 11
            {{@channel.id}} {{channel.name}}     | {}                     | sheet A sheet
            {{@delivery.id}}                     | {}                     | dlv_sheet
            {{@vars.V}}{{vars.V}}{{V}}           | {"vars":{"V":"x"},"V":"y"} | vvv
            {{#each l}}{{V}}{{n}}{{/each}}       | {"l":[{"V":"x"}],"n":1} | v1
            {{this.V}}{{lookup this "V"}}        | {"V":"y"}              | yy
            {{@alert.title}}/{{alert.severity}}  | {"name":"N"}           | N/info
            {{@missing}}{{@../missing}}          | {"missing":1}          | ''
            """)
    void standsAroundTheData(String template, String data, String expected) {
        assertThat(Sheet.text(template).with("V", "v").over(data)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{secrets}}",
                "{{@secrets}}",
                "{{#each secrets}}{{this}}{{/each}}",
                "{{#each @secrets}}{{this}}{{/each}}",
                "{{lookup secrets name}}",
                "{{json @secrets}}",
                "{{#with secrets}}{{TOKEN}}{{/with}}",
            })
    void givesNoSecretButByItsName(String template) {
        assertThat(new HandlebarsRenderer().check(new Template(template), Escape.AUTO))
                .hasValueSatisfying(fault -> assertThat(fault.reason()).contains("one by one"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bearer {{TOKEN}}                     | s3cret
            {{base64 (concat "user:" TOKEN)}}    | dXNlcjpzM2NyZXQ=
            {{@secrets.TOKEN}} {{other}}         | s3cret
            {{secrets.TOKEN}}                    | s3cret
            {{#with TOKEN}}{{upper this}}{{/with}} | S3CRET
            {{#each (split TOKEN "c" -1)}}{{this}}-{{/each}} | s3,ret
            """)
    void tellsWhatComesFromASecret(String template, String values) {
        SecretTrace trace = Sheet.text(template).withSecret("TOKEN", "s3cret").traceOver("{\"other\":\"plain\"}");

        assertThat(trace.names()).containsExactly("TOKEN");
        assertThat(trace.values()).containsExactlyInAnyOrder(values.split(","));
        assertThat(trace).asString().doesNotContain("s3cret");
    }

    @Test
    void tellsOfASecretThatOnlyDecides() {
        SecretTrace trace = Sheet.text("{{#if TOKEN}}{{a}}{{/if}}")
                .withSecret("TOKEN", "s3cret")
                .traceOver("{\"a\":1}");

        assertThat(trace.names()).containsExactly("TOKEN");
        assertThat(trace.values()).isEmpty();
    }

    @Test
    void takesPartsOfTheAlertFromTheChannel() {
        TemplateRules rules = new TemplateRules(
                Escape.AUTO,
                Missing.EMPTY,
                Map.of(
                        "severity", new Template("{{map result FAIL='critical' default='info'}}"),
                        "title", new Template("[{{@alert.severity}}] {{TOKEN}}")));
        Sheet sheet = Sheet.text("{{@alert.severity}} {{@alert.icon}} {{@alert.title}}")
                .withSecret("TOKEN", "s3cret")
                .under(rules);

        assertThat(sheet.over("{\"result\":\"FAIL\"}")).isEqualTo("critical 🔴 [info] s3cret");
        assertThat(sheet.traceOver("{}").names()).containsExactly("TOKEN");
        assertThat(sheet.traceOver("{}").values()).contains("[info] s3cret");
    }

    @Test
    void failsOnAnUnknownNameWhereTheChannelWantsIt() {
        TemplateRules strict = new TemplateRules(Escape.AUTO, Missing.FAIL, Map.of());

        assertThat(Sheet.text("a\n {{x.y}}").under(strict).faultOver("{}"))
                .hasToString("line 2, column 4: there is no value for 'x.y'");
        assertThat(Sheet.text("{{#if x}}{{/if}}{{default x 1}}{{n}}")
                        .under(strict)
                        .over("{\"n\":null}"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{$UUID}} {{$RANDOM_NUMBER}}", "{{moment}} {{moment \"x\"}}", "{{ago \"2020-01-01T00:00:00Z\"}}"
            })
    void rendersTheSameBytesAtEveryAttempt(String template) {
        assertThat(Sheet.text(template).over("{}"))
                .isEqualTo(Sheet.text(template).over("{}"));
    }

    @Test
    void drawsAnotherNumberAtEachCall() {
        String[] uuids = Sheet.text("{{$UUID}} {{$UUID}}").over("{}").split(" ", -1);

        assertThat(uuids[0])
                .isNotEqualTo(uuids[1])
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{{x}}} is raw             | 1 | 1
            {"a":"{{{x}}}"}            | 1 | 7
            {"a":1,⏎"b" {{x}}}         | 2 | 5
            {"a":1,⏎⏎"b":nonsense}     | 3 | 5
            """)
    void saysWhereInTheTemplateTheJsonBreaks(String template, int line, int column) {
        assertThat(Sheet.json(template.replace('⏎', '\n')).faultOver("{\"x\":\"a \\\"b\"}"))
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(line))
                .satisfies(fault -> assertThat(fault.column()).isBetween(column, column + 3));
    }
}
