package dev.postrider.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates of other languages, in Handlebars.
final class TranslationTest {
    private static final String ONCALL = "oncall-acknowledge.json";

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '\0', textBlock = """
            {{ a.b }}                                          → {{a.b}}
            {{ a.b | tojson() }}                               → {{json a.b}}
            {{ a | tojson_pretty }}                            → {{json a pretty=true}}
            {{ a["b c"][0] }}                                  → {{a.[b c].[0]}}
            {{ a | default("x") | upper }}                     → {{upper (firstOf a "x")}}
            {{ "text" }}                                       → text
            {%- if a == 'x' and not b -%} 1 {%- endif -%}      → {{~#if (and (eq a "x") (not b))~}} 1 {{~/if~}}
            {% if a %}1{% elif b > 2 %}2{% else %}3{% endif %} → {{#if a}}1{{else if (gt b 2)}}2{{else}}3{{/if}}
            {% for x in a.b %}{{ x.c }}{{ loop.index0 }}{% endfor %} → {{#each a.b as |x|}}{{x.c}}{{@index}}{{/each}}
            {% if "x" in a %}1{% endif %}                      → {{#if (contains a "x")}}1{{/if}}
            {% if a is not defined %}1{% endif %}              → {{#if (not a)}}1{{/if}}
            {# note #}                                         → {{!-- note --}}
            """)
    void translatesJinja(String jinja, String handlebars) throws Untranslatable {
        assertThat(JinjaTemplate.translated(jinja)).isEqualTo(handlebars);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '\0', textBlock = """
            {% set a = 1 %}                        → {% set %}
            {{ a.b() }}                            → the call `a.b(…)`
            {{ a or b if c else d }}               → `if` has no counterpart
            {{ a ~ b }}                            → `~` has no counterpart
            {{ now }} {% if a %}                   → never closed
            {% endfor %}                           → not opened
            {{ a / tojson }}                       → `/` has no counterpart
            {% for k, v in a %}{% endfor %}        → a loop over pairs
            {{ loop.index }}                       → `loop.index`
            {{ "a\\n" }}                           → holds an escape
            """)
    void saysWhatItCannotTranslate(String jinja, String reason) {
        assertThatThrownBy(() -> JinjaTemplate.translated(jinja))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void knowsTheLineOfWhatItCannotTranslate() {
        assertThatThrownBy(() -> JinjaTemplate.translated("a\nb {{ x }}\n{{ y | regex_match('z') }}"))
                .isInstanceOfSatisfying(
                        Untranslatable.class, e -> assertThat(e.line()).isEqualTo(3));
    }

    @Test
    void keepsTheLinesThatHandlebarsWouldSwallow() throws Untranslatable {
        String handlebars = JinjaTemplate.translated("a\n{% if user %}\nb\n{% endif %}\nc");

        assertThat(Rendering.of(handlebars, ONCALL)).contains("a\n\nb\n\nc");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '\0', textBlock = """
            {{ user.username == "oncall" }}                     → true
            {{ user.username == "bob" }}                        → -
            {% if alert_payload.numFiring > 1 %}true{% endif %} → true
            """)
    void translatesConditions(String jinja, String rendering) throws Untranslatable {
        String handlebars = JinjaTemplate.translatedCondition(jinja);

        assertThat(Rendering.of(handlebars, ONCALL)).contains(rendering.replace("-", ""));
    }

    @ParameterizedTest
    @MethodSource("corootSeeds")
    void rendersCorootsOwnExamplesAsCorootDoes(int export, String field, String example, String expected)
            throws IOException, Untranslatable {
        JsonNode seeds = Json.readTrusted(
                Files.readString(ProjectFolder.find().resolve("local/src/test/resources/importing/coroot.json")));
        String template = seeds.path(export).path(field).asText();

        assertThat(Rendering.of(GoTemplate.translated(template), example)).contains(expected);
    }

    static List<Object[]> corootSeeds() {
        String incident = """

                WARNING app1@default is not meeting its SLOs
                • *SLO* / Latency: error budget burn rate is 20x within 1 hour
                • *Net* / Network round-trip time (RTT): high network latency to 2 upstream services
                http://127.0.0.1:8080/p/x0xwl4jz/app/default:Deployment:app1?incident=123ab456""";
        String resolved =
                "\napp1@default incident resolved\nhttp://127.0.0.1:8080/p/x0xwl4jz/app/default:Deployment:app1?incident=123ab456";
        String deployment = """
                Deployment of app1@default
                *Status*: Deployed
                *Version*: 123ab456: app:v1.8.2
                *Summary*:
                • 💔 Availability: 87% (objective: 99%)
                • 💔 CPU usage: +21% (+$37/mo) compared to the previous deployment
                • 🎉 Memory: looks like the memory leak has been fixed
                http://127.0.0.1:8080/p/x0xwl4jz/app/default:Deployment:app1/Deployments#123ab456:123""";
        return List.of(
                new Object[] {0, "incident_template", "coroot-incident-warning.json", incident},
                new Object[] {0, "incident_template", "coroot-incident-ok.json", resolved},
                new Object[] {0, "deployment_template", "coroot-deployment.json", deployment});
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void makesJsonOfTheOtherExamplesOfCoroots(int export) throws IOException, Untranslatable {
        JsonNode seeds = Json.readTrusted(
                Files.readString(ProjectFolder.find().resolve("local/src/test/resources/importing/coroot.json")));

        for (String kind : List.of("incident", "deployment")) {
            String template = seeds.path(export).path(kind + "_template").asText();
            String example = kind.equals("incident") ? "coroot-incident-warning.json" : "coroot-deployment.json";
            String body = Rendering.of(GoTemplate.translated(template), example).orElseThrow();
            assertThat(Json.readTrusted(body).isObject()).isTrue();
            assertThat(body).contains("app1@default");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '\0', textBlock = """
            {{ printf "%s" .Status }}             → the function `printf`
            {{ with .Application }}{{ end }}      → {{ with }}
            {{ $x := .Status }}{{ $x }}           → a variable of the template
            {{ .Alerts }}                         → Coroot posts no field .Alerts
            {{ range .Reports }}{{ .Foo }}{{ end }} → no field .Foo of a report
            {{ if .Status }}                      → never closed
            """)
    void saysWhatOfGoItCannotTranslate(String template, String reason) {
        assertThatThrownBy(() -> GoTemplate.translated(template))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining(reason);
    }
}
