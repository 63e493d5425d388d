package dev.postrider.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.event.SampleEvent;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.Corpus;
import dev.postrider.runtime.Json;
import dev.postrider.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bad inputs whose surface is `render`: a template with its data. A row without a shape of JSON is text.
final class RenderCorpusTest {
    /// Says a list of a thousand numbers, which its generator can only write as a text.
    private static final String LIST_AS_TEXT = "bad-143";

    private static final String WITH_BODY = " with body template ";
    private static final WebhookRenderer RENDERER =
            new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED);

    private static Stream<Corpus.Row> delivered() {
        return rows("delivered");
    }

    private static Stream<Corpus.Row> failed() {
        return rows("failed_permanent");
    }

    private static Stream<Corpus.Row> rows(String outcome) {
        return Corpus.BAD_INPUTS
                .rows()
                .filter(row -> row.text("surface").equals("render"))
                .filter(row -> row.json().at("/expect/outcome").asText().equals(outcome));
    }

    @ParameterizedTest
    @MethodSource("delivered")
    void rendersWhatCanBeSent(Corpus.Row row) {
        WebhookRenderer.Result result = render(row);

        assertThat(result).as(row.text("why")).isInstanceOfSatisfying(WebhookRenderer.Result.Ready.class, ready -> {
            WebhookRequest request = ready.request();
            row.field("body_sent").ifPresent(body -> assertThat(request.body()).hasToString(body.asText()));
            row.field("header_sent")
                    .ifPresent(value -> assertThat(request.headers()).containsEntry("x-a", value.asText()));
        });
    }

    @ParameterizedTest
    @MethodSource("failed")
    void failsForGoodWhereNothingCanBeSent(Corpus.Row row) {
        WebhookRenderer.Result result = render(row);

        assertThat(result)
                .as(row.text("why"))
                .isInstanceOfSatisfying(
                        WebhookRenderer.Result.Broken.class,
                        broken -> assertThat(broken.outcome()).isInstanceOf(AttemptOutcome.Unrenderable.class));
    }

    private static WebhookRenderer.Result render(Corpus.Row row) {
        JsonNode input = row.field("input").orElseThrow();
        String body = input.isTextual()
                ? input.asText().split(WITH_BODY, 2)[1]
                : input.path("body").asText("{}");
        String data = input.isTextual() ? input.asText().split(WITH_BODY, 2)[0] : Json.write(input.path("data"));
        if (row.id().equals(LIST_AS_TEXT)) {
            data = "{\"big\":[" + "1,".repeat(999) + "1]}";
        }
        SequencedMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("content-type", new Template(body.startsWith("{\"") ? "application/json" : "text/plain"));
        Optional.ofNullable(input.get("header"))
                .ifPresent(header ->
                        headers.put("X-A", new Template(header.asText().replace("X-A: ", ""))));
        RequestTemplate template = new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template("https://hooks.example.com/"),
                new LinkedHashMap<>(),
                headers,
                Optional.of(new Template(body)));
        return RENDERER.render(
                SampleChannel.requesting(template, Map.of()),
                SampleEvent.withData(data),
                DeliveryId.earliestAt(SampleEvent.ACCEPTED_AT),
                SampleEvent.ACCEPTED_AT);
    }
}
