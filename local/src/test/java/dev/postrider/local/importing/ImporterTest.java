package dev.postrider.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.document.ChannelReader;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Exports made of the examples that the four systems' own documentation gives.
final class ImporterTest {
    @ParameterizedTest
    @EnumSource(Importer.Format.class)
    void makesChannelsThatAreSound(Importer.Format format) throws IOException {
        List<Problem.Mistake> mistakes = new ArrayList<>();

        for (ObjectNode channel : imported(format).channels()) {
            if (!channel.has("preset")) {
                ChannelReader.read(channel, Channel.Version.first(Instant.EPOCH), mistakes);
            }
        }

        assertThat(mistakes).isEmpty();
    }

    /// Whoever changes one value of an export sees it: in the channels, in the report, or in both.
    @ParameterizedTest
    @EnumSource(Importer.Format.class)
    void dropsNothingSilently(Importer.Format format) throws IOException {
        JsonNode export = export(format);
        String before = Importer.read(format, export).toString();
        Map<String, JsonNode> leaves = new HashMap<>();
        leaves(export, "", leaves);

        leaves.forEach((pointer, leaf) -> {
            String name = pointer.substring(pointer.lastIndexOf('/') + 1);
            boolean meansNothing = MEANINGLESS.contains(name);
            JsonNode changed = with(export, pointer, other(leaf));
            assertThat(meansNothing
                            || !Importer.read(format, changed).toString().equals(before)
                            || isReported(format, changed, pointer))
                    .as("%s of %s makes no difference", pointer, format)
                    .isTrue();
        });
    }

    /// A field that another release of the other system has, in any of its objects, is told.
    @ParameterizedTest
    @EnumSource(Importer.Format.class)
    void reportsEveryFieldThatItDoesNotKnow(Importer.Format format) throws IOException {
        JsonNode export = export(format);
        List<String> objects = new ArrayList<>();
        objects(export, "", objects);

        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(object -> assertThat(NEW_VALUES).allSatisfy(value -> {
                    JsonNode extended = with(export, object + "/newField", Json.readTrusted(value));
                    assertThat(isReported(format, extended, object + "/newField"))
                            .isTrue();
                }));
    }

    private static final List<String> NEW_VALUES =
            List.of("\"text\"", "true", "false", "0", "1.5", "{\"a\": 1}", "[1]", "[\"a\"]");

    private static void objects(JsonNode json, String pointer, List<String> objects) {
        if (json.isObject()) {
            objects.add(pointer);
        }
        json.properties().forEach(field -> objects(field.getValue(), pointer + "/" + field.getKey(), objects));
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            objects(json.get(i), pointer + "/" + i, objects);
        }
    }

    /// Whatever stands where something else should is told, and nothing of it gets into a channel.
    @ParameterizedTest
    @EnumSource(Importer.Format.class)
    void reportsEveryValueOfAnotherKind(Importer.Format format) throws IOException {
        JsonNode export = export(format);
        Map<String, JsonNode> leaves = new HashMap<>();
        leaves(export, "", leaves);

        leaves.keySet().stream()
                .filter(pointer -> !MEANINGLESS.contains(pointer.substring(pointer.lastIndexOf('/') + 1)))
                .forEach(pointer -> {
                    JsonNode odd = with(export, pointer, Json.readTrusted("{\"odd\": 1}"));
                    assertThat(isReported(format, odd, pointer))
                            .as("%s of %s is an object", pointer, format)
                            .isTrue();
                });
    }

    /// Names and times of the other system, and pages of its lists.
    private static final List<String> MEANINGLESS = List.of(
            "id",
            "created_at",
            "updated_at",
            "previous",
            "page_size",
            "count",
            "current_page_number",
            "total_pages",
            "locked");

    private static boolean isReported(Importer.Format format, JsonNode export, String pointer) {
        return Importer.read(format, export).findings().stream()
                .map(Finding::pointer)
                .anyMatch(found -> pointer.startsWith(found) || found.startsWith(pointer + "/"));
    }

    private static JsonNode other(JsonNode leaf) {
        if (leaf.isBoolean()) {
            return Json.tree(!leaf.booleanValue());
        }
        return leaf.isNumber() ? Json.tree(leaf.intValue() + 7) : Json.tree("changed" + leaf.asText(""));
    }

    private static void leaves(JsonNode json, String pointer, Map<String, JsonNode> leaves) {
        if (!json.isContainerNode()) {
            leaves.put(pointer, json);
        }
        json.properties().forEach(field -> leaves(field.getValue(), pointer + "/" + field.getKey(), leaves));
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            leaves(json.get(i), pointer + "/" + i, leaves);
        }
    }

    private static JsonNode with(JsonNode json, String pointer, JsonNode value) {
        JsonNode copy = json.deepCopy();
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, cut));
        String name = pointer.substring(cut + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), value);
        }
        return copy;
    }

    @ParameterizedTest
    @EnumSource(Importer.Format.class)
    void writesNoSecretDown(Importer.Format format) throws IOException {
        Importer.Imported imported = imported(format);

        assertThat(imported.channels() + "" + imported.findings())
                .doesNotContain("s1gn1ngs3cret", "dXNlcjpwNHNzdzByZA==", "h1dd3n", "p4ssw0rd", "k3yk3yk3y", "s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            CHECKLY | 0 | /match/types               | ["check.degraded","check.failed","check.recovered","check.ssl_expiring"]
            CHECKLY | 0 | /signing                   | {"scheme":"checkly","secret":"${ENV:OPSGENIE_SIGNING_SECRET}"}
            CHECKLY | 0 | /secrets                   | {"OPSGENIE_API_KEY":"${ENV:OPSGENIE_API_KEY}"}
            CHECKLY | 0 | /retry/scheduleSeconds     | [20,20,20,20,20]
            CHECKLY | 1 | /request/url               | "{{JIRA_INSTANCE_URL}}/rest/api/3/issue"
            CHECKLY | 1 | /request/query/tag         | ["{{CHECK_NAME}}","b"]
            CHECKLY | 1 | /variables                 | {"JIRA_INSTANCE_URL":"https://change-me.example.com"}
            CHECKLY | 1 | /request/headers/x-hidden  | "{{@secrets.X_HIDDEN}}"
            ONCALL  | 0 | /request/body              | "{\\"labels\\" : {{json alert_payload.commonLabels}}}"
            ONCALL  | 0 | /match/pattern/data/event  | {"type":["acknowledge"]}
            ONCALL  | 0 | /match/pattern/data/integration | {"id":["CRV8A5MXC751A"]}
            ONCALL  | 0 | /auth/header/name          | "authorization"
            ONCALL  | 2 | /match/when                | "{{#if (eq alert_group.state \\"acknowledged\\")}}true{{/if}}"
            ONCALL  | 2 | /request/url               | "https://example.com/{{alert_group_id}}"
            ONCALL  | 2 | /auth/basic                | {"username":"bob","password":"${ENV:LOOP_PASSWORD}"}
            ONCALL  | 3 | /state                     | "disabled"
            QOVERY  | 0 | /match/pattern/data/payload | {"environment":{"mode":["PRODUCTION"]},"project":{"name":[{"equals-ignore-case":"shop"},{"prefix":{"equals-ignore-case":"product"}}]}}
            QOVERY  | 0 | /signing/scheme            | "qovery"
            QOVERY  | 1 | /preset                    | "qovery-slack"
            QOVERY  | 1 | /state                     | "disabled"
            COROOT  | 0 | /auth/basic/username       | "u"
            CHECKLY | 3 | /request/query             | {"api_token":"{{@secrets.API_TOKEN}}","lang":"en"}
            CHECKLY | 2 | /request                   | {"method":"POST","url":"https://api.trello.com/1/cards?idList=5b28c04aed47522097be8bc4&key={{TRELLO_KEY}}&token={{TRELLO_TOKEN}}&name={{CHECK_NAME}}","body":""}
            CHECKLY | 5 | /request/headers           | {"content-type":"text/plain; charset=utf-8"}
            CHECKLY | 5 | /request/url               | "{{@secrets.WEBHOOK_URL}}"
            CHECKLY | 5 | /secrets                   | {"WEBHOOK_URL":"${ENV:PLAIN_WEBHOOK_URL}"}
            COROOT  | 8 | /request/url               | "{{@secrets.WEBHOOK_URL}}"
            ONCALL  | 3 | /request/url               | "{{@secrets.WEBHOOK_URL}}"
            COROOT  | 0 | /request/headers/content-type | "text/plain; charset=utf-8"
            COROOT  | 0 | /match/pattern             | {"data":{"application":[{"exists":true}],"version":[{"exists":false}],"status":["OK","WARNING","CRITICAL"]}}
            COROOT  | 2 | /request/headers/content-type | "application/json"
            COROOT  | 1 | /match/pattern             | {"data":{"application":[{"exists":true}],"version":[{"exists":true}]}}
            COROOT  | 2 | /request/body              | "{{json this}}"
            """)
    void carriesOver(Importer.Format format, int channel, String pointer, String json) throws IOException {
        assertThat(imported(format).channels().get(channel).at(pointer).toString())
                .isEqualTo(json);
    }

    @Test
    void tellsOnceWhatItCarriesNothingOfOver() throws IOException {
        assertThat(imported(Importer.Format.CHECKLY).findings())
                .filteredOn(finding -> finding.pointer().startsWith("/3"))
                .singleElement()
                .isEqualTo(new Finding.Left(
                        "/3", "a channel of type EMAIL is no webhook: GET /v1/presets has channels for many services"));
    }

    @Test
    void showsATranslationBesideWhatItComesTo() throws IOException {
        assertThat(imported(Importer.Format.ONCALL).findings())
                .filteredOn(finding -> finding.pointer().equals("/results/0/data"))
                .singleElement()
                .isEqualTo(
                        new Finding.Translated(
                                "/results/0/data",
                                "{\"labels\" : {{ alert_payload.commonLabels | tojson()}}}",
                                "{\"labels\" : {{json alert_payload.commonLabels}}}",
                                Optional.of(
                                        "{\"labels\":{\"job\":\"node\",\"severity\":\"critical\",\"alertname\":\"InstanceDown\"}}")));
    }

    @Test
    void reportsWhatItCannotTranslateWithItsLine() throws IOException {
        assertThat(imported(Importer.Format.ONCALL).findings())
                .contains(new Finding.Left(
                        "/results/3/data",
                        "line 2 of the template: `{% set %}` has no counterpart; write it in Handlebars"
                                + " (docs/templates.md) and enable the channel"))
                .contains(new Finding.Left("/results/3/surprise", "not known here, and not carried over"));
    }

    private static Importer.Imported imported(Importer.Format format) throws IOException {
        return Importer.read(format, export(format));
    }

    private static JsonNode export(Importer.Format format) throws IOException {
        String name = format.name().toLowerCase(Locale.ROOT) + ".json";
        return Json.readTrusted(Files.readString(ProjectFolder.find()
                .resolve("local/src/test/resources/importing")
                .resolve(name)));
    }
}
