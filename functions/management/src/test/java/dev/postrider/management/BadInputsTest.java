package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.kit.Corpus;
import dev.postrider.runtime.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bad inputs of channels and of the history.
final class BadInputsTest {
    private static final Set<String> SURFACES = Set.of(
            "any", "channel.create", "channel.get", "channel.update", "history.list", "redeliver", "secret.rotate");

    /// Who asserts the rows of the other surfaces.
    private static final Map<String, String> ELSEWHERE = Map.of(
            "ingest", "BadInputsTest of ingest",
            "kms", "KmsSecretsTest",
            "receiver", "EchoTest",
            "render", "RenderCorpusTest",
            "sqs.message", "WakeUpMessageTest");

    private static final Map<String, String> OTHERWISE = Map.of(
            "bad-189", "a list is empty, never a 404: the row allows both",
            "bad-212", "a fourth live secret is refused with 409, as the row's note allows: SigningTest");

    /// Names of variables are in capitals here.
    private static final Pattern NAME = Pattern.compile("(?<=\\bvars\\.)\\w+");

    private final Desk desk = new Desk();

    private static Stream<Corpus.Row> rows() {
        return Corpus.BAD_INPUTS
                .rows()
                .filter(row -> SURFACES.contains(row.text("surface")))
                .filter(row -> !OTHERWISE.containsKey(row.id()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredAsTheCorpusSays(Corpus.Row row) {
        desk.put("theirs");

        Desk.Answer answer = desk.answer(call(row));

        JsonNode expected = row.json().required("expect");
        assertThat(answer.status())
                .as(row.text("why"))
                .isEqualTo(expected.path("status").asInt());
        if (expected.has("code")) {
            assertThat(answer.code())
                    .as(row.text("why"))
                    .isEqualTo(expected.path("code").asText());
        }
    }

    @Test
    void listsNothingOfAnotherTenant() {
        desk.planned(TenantId.DEFAULT, 1, desk.moment(0), "theirs");

        Desk.Answer answer = desk.answer(
                Call.to("GET /v1/deliveries").asking("channel", "theirs").as("other"));

        assertThat(answer.items("id")).isEmpty();
    }

    @Test
    void leavesOutNoSurface() {
        assertThat(Corpus.BAD_INPUTS.rows().map(row -> row.text("surface")))
                .allMatch(surface -> SURFACES.contains(surface) || ELSEWHERE.containsKey(surface));
        assertThat(Corpus.BAD_INPUTS.rows().map(Corpus.Row::id)).containsAll(OTHERWISE.keySet());
    }

    private Call call(Corpus.Row row) {
        String input = row.json().path("input").asText();
        return switch (row.text("surface")) {
            case "any" -> Call.to("GET /v1/channels").as("");
            case "channel.create" -> create(row);
            case "channel.get" -> Call.to("GET /v1/channels/{id}", id(input)).as("other");
            case "channel.update" -> update(row.json().required("input"));
            case "redeliver" -> redeliver();
            case "secret.rotate" ->
                Call.to("POST /v1/channels/{id}/secret/rotate", "theirs")
                        .saying(Json.write(row.json().required("input")));
            default -> list(input);
        };
    }

    /// Fields of the caller's own channel, or a channel of another tenant's.
    private static Call update(JsonNode input) {
        if (!input.isObject()) {
            return Call.to("PATCH /v1/channels/{id}", "theirs").as("other").saying("{\"name\":\"mine\"}");
        }
        ObjectNode patch = Json.object();
        patch.set("signing", input);
        return Call.to("PATCH /v1/channels/{id}", "theirs").saying(Json.write(patch));
    }

    private Call redeliver() {
        AcceptedEvent event = desk.planned(TenantId.DEFAULT, 1, desk.moment(0), "theirs");
        DeliveryId id = DeliveryKey.of(event, new ChannelId("theirs")).id();
        desk.answer(Call.to("POST /v1/deliveries/{id}/cancel", id.value()));
        return Call.to("POST /v1/deliveries/{id}/retry", id.value());
    }

    /// Two at once: one is accepted, and there is one attempt to come.
    @Test
    void makesOneAttemptOfTwoThatAreAskedForAtOnce() {
        desk.put("theirs");
        Call call = redeliver();

        assertThat(List.of(desk.answer(call).status(), desk.answer(call).status()))
                .containsExactly(202, 409);
        assertThat(desk.wakeUps.queue().contents())
                .singleElement()
                .satisfies(wakeUp -> assertThat(wakeUp.attempt()).isEqualTo(1));
    }

    private static Call create(Corpus.Row row) {
        JsonNode input = row.field("input").orElseThrow();
        ObjectNode channel = Json.object().put("id", "mine");
        ObjectNode request = channel.putObject("request").put("url", "https://hooks.example.com/");
        for (Map.Entry<String, JsonNode> field : input.properties()) {
            switch (field.getKey()) {
                case "url" -> request.set("url", inCapitals(field.getValue()));
                case "vars" -> {
                    ObjectNode variables = channel.putObject("variables");
                    field.getValue()
                            .properties()
                            .forEach(variable ->
                                    variables.set(variable.getKey().toUpperCase(Locale.ROOT), variable.getValue()));
                }
                case "headers", "body", "method" -> request.set(field.getKey(), field.getValue());
                case "retrySchedule" -> channel.putObject("retry").set("scheduleSeconds", field.getValue());
                default -> channel.set(field.getKey(), field.getValue());
            }
        }
        Call call = Call.to("POST /v1/channels").saying(Json.write(channel));
        return input.isTextual() ? call.scoped("events:write") : call;
    }

    private static JsonNode inCapitals(JsonNode url) {
        String text = NAME.matcher(url.asText()).replaceAll(name -> name.group().toUpperCase(Locale.ROOT));
        return TextNode.valueOf(text);
    }

    private static String id(String input) {
        return input.startsWith("/v1/channels/") ? "../admin" : "theirs";
    }

    private Call list(String input) {
        Call call = Call.to("GET /v1/deliveries");
        if (input.startsWith("?limit=")) {
            return call.asking("limit", input.substring("?limit=".length()));
        }
        for (int i = 0; i < 2; i++) {
            desk.planned(TenantId.DEFAULT, i, desk.moment(i), "theirs");
        }
        String cursor = desk.answer(call.asking("limit", "1")).nextCursor();
        return call.asking("cursor", cursor).as("other");
    }
}
