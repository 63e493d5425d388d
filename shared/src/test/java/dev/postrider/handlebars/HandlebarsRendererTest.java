package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.template.Escape;
import dev.postrider.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a template sees, and what it cannot reach.
final class HandlebarsRendererTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{#if z}}T{{else}}F{{/if}}      | {"z":0}         | F
            {{#if z}}T{{else}}F{{/if}}      | {"z":0.0}       | F
            {{#if z}}T{{else}}F{{/if}}      | {"z":0.3}       | T
            {{#if z}}T{{else}}F{{/if}}      | {"z":1e400}     | T
            {{#if z}}T{{else}}F{{/if}}      | {"z":"false"}   | T
            {{#if z}}T{{else}}F{{/if}}      | {"z":""}        | F
            {{#if z}}T{{else}}F{{/if}}      | {"z":[]}        | F
            {{#if z}}T{{else}}F{{/if}}      | {"z":null}      | F
            {{#if z}}T{{else}}F{{/if}}      | {}              | F
            {{#unless z}}T{{else}}F{{/unless}} | {"z":false}  | T
            {{#each l}}{{@index}}{{this}}{{#unless @last}},{{/unless}}{{/each}} | {"l":["a","b"]} | 0a,1b
            {{#each l}}x{{else}}none{{/each}} | {"l":[]}      | none
            {{#each o}}{{@key}}={{this}};{{/each}} | {"o":{"b":1,"a":2}} | b=1;a=2;
            {{#each o}}x{{else}}none{{/each}} | {"o":{}}      | none
            {{#each z}}x{{else}}none{{/each}} | {}            | none
            {{#z}}x{{else}}{{t}}{{/z}}       | {"t":"none"}    | none
            {{^z}}{{t}}{{/z}}               | {"t":"none"}    | none
            {{lookup o "z"}}                | {"o":{"a":1}}   | ''
            {{lookup l 2}}                  | {"l":[1]}       | ''
            {{#if (lookup o "z")}}T{{else}}F{{/if}} | {"o":{"a":1}} | F
            {{#with o}}{{a}}{{../b}}{{/with}} | {"o":{"a":1},"b":2} | 12
            {{#o}}{{a}}{{/o}}               | {"o":{"a":1}}   | 1
            {{o.l.[1].k}}                   | {"o":{"l":[0,{"k":"deep"}]}} | deep
            {{lookup o n}}                  | {"o":{"a":7},"n":"a"} | 7
            {{this}}                        | "a text"        | a text
            {{#each this}}{{this}}{{/each}} | [1,2]           | 12
            [{{this}}][{{@root}}][{{a}}]    | null            | [][][]
            {{#if this}}T{{else}}F{{/if}}   | null            | F
            {{this}}                        | {"a":1.10}      | {"a":1.10}
            """)
    void rendersTheLanguage(String template, String data, String expected) {
        String text = Sheet.text(template).over(data);

        assertThat(text).isEqualTo(expected);
    }

    @Test
    void prefersAVariableToAFieldOfThatName() {
        Sheet sheet = Sheet.text("{{TOKEN}}").with("TOKEN", "ours");

        assertThat(sheet.over("{\"TOKEN\":\"theirs\"}")).isEqualTo("ours");
        assertThat(sheet.over("[1]")).isEqualTo("ours");
        assertThat(sheet.over("\"text\"")).isEqualTo("ours");
        assertThat(sheet.over("null")).isEqualTo("ours");
    }

    @Test
    void findsVariablesUnderTheirCommonNameWhateverTheEventHoldsThere() {
        Sheet sheet = Sheet.text("{{vars.TOKEN}}[{{vars.OTHER}}]").with("TOKEN", "ours");

        assertThat(sheet.over("{\"vars\":{\"TOKEN\":\"theirs\",\"OTHER\":\"theirs\"}}"))
                .isEqualTo("ours[]");
        assertThat(sheet.over("[1]")).isEqualTo("ours[]");
    }

    @Test
    void showsNoVariablesInThis() {
        Sheet sheet = Sheet.text("{{this}}").with("TOKEN", "ours");

        assertThat(sheet.over("{\"a\":1}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void iteratesOverNoVariables() {
        Sheet sheet = Sheet.text("{{#each this}}{{@key}}={{this}};{{/each}}").with("TOKEN", "ours");

        assertThat(sheet.over("{\"a\":1}")).isEqualTo("a=1;");
    }

    @Test
    void looksUpNoVariables() {
        Sheet sheet = Sheet.text("[{{lookup this name}}]").with("TOKEN", "ours");

        assertThat(sheet.over("{\"name\":\"TOKEN\"}")).isEqualTo("[]");
    }

    @Test
    void neverRendersDataASecondTime() {
        String text = Sheet.text("{{x}} {{{x}}}").with("TOKEN", "ours").over("{\"x\":\"{{TOKEN}}\"}");

        assertThat(text).isEqualTo("{{TOKEN}} {{TOKEN}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{o.class}}",
                "{{o.getClass}}",
                "{{l.empty}}",
                "{{l.removeLast}}",
                "{{l.clear}}",
                "{{t.bytes}}",
                "{{n.lexeme}}",
                "{{n.intValue}}",
                "{{class.classLoader}}",
                "{{entrySet}}",
                "{{clear}}",
            })
    void reachesNoMethodOrFieldOfAnyObject(String template) {
        String data = "{\"o\":{},\"l\":[1],\"t\":\"x\",\"n\":1}";

        String text = Sheet.text(template + "|{{l}}{{this}}").over(data);

        assertThat(text).isEqualTo("|[1]" + data);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{> layout}}",
                "{{~> layout}}",
                "{{#> layout}}x{{/layout}}",
                "{{#*inline \"a\"}}{{> a}}{{/inline}}{{> a}}",
                "{{* decorator}}",
                "{{=<% %>=}}<% a %>",
                "{{embedded \"x\"}}",
                "{{#block \"x\"}}{{/block}}",
                "{{partial \"x\"}}",
                "{{precompile \"x\"}}",
                "{{i18n \"db.password\" bundle=\"application\"}}",
                "{{i18nJs \"en\"}}",
                "{{include \"x\"}}",
                "{{nowhere x}}",
                "{{#nowhere x}}{{/nowhere}}",
                "{{#if (nowhere x)}}{{/if}}",
                "{{a",
                "{{#if a}}",
                "{{#if a}}{{/each}}",
                "{{}}",
                "\uFDD0",
            })
    void refusesBeforeAnyEvent(String template) {
        assertThat(new HandlebarsRenderer().check(new Template(template), Escape.AUTO))
                .hasValueSatisfying(fault -> assertThat(fault.reason()).isNotBlank());
    }

    @Test
    void saysWhereATemplateIsWrong() {
        assertThat(new HandlebarsRenderer().check(new Template("line one\n  {{#if a}}\n{{/each}}"), Escape.AUTO))
                .hasValueSatisfying(fault -> {
                    assertThat(fault.line()).isEqualTo(3);
                    assertThat(fault.column()).isPositive();
                });
    }

    @Test
    void saysWhereAForbiddenTagStands() {
        assertThat(new HandlebarsRenderer().check(new Template("line one\n  {{> layout}}"), Escape.AUTO))
                .hasValueSatisfying(
                        fault -> assertThat(fault)
                                .hasToString(
                                        "line 2, column 7: there is no partial 'layout': define it with {{#*inline \"layout\"}}"));
    }

    @Test
    void hasNothingToSayAboutAGoodTemplate() {
        assertThat(new HandlebarsRenderer()
                        .check(new Template("{\"a\":{{x}},\"b\":{{{y}}},\"c\":\"{{!-- > --}}\"}"), Escape.AUTO))
                .isEmpty();
    }
}
