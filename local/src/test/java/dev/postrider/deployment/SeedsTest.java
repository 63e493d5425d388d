package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.channel.Channel;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.document.ChannelReader;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.runtime.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The requests that users of Checkly, Coroot, Grafana OnCall and Qovery are used to, rendered from events/.
class SeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T16:07:56.312Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private final WebhookRenderer renderer = new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED);

    @ParameterizedTest
    @CsvSource({
        "checkly-failure.json, has failed, ALERT_FAILURE <br>2026-11-21T16:07:55.104Z (10042ms) <br>https://app.",
        "checkly-degraded.json, is degraded, ALERT_DEGRADED <br>2026-11-21T15:57:55.031Z (4870ms) <br>https://app.",
    })
    void openAnOpsgenieAlert(String event, String title, String description) throws JsonProcessingException {
        WebhookRequest request = rendered("opsgenie.json", event);
        JsonNode body = JSON.readTree(text(request));

        assertThat(request.uri()).hasToString("https://api.opsgenie.com/v2/alerts");
        assertThat(request.headers()).containsEntry("authorization", "GenieKey your-opsgenie-api-key");
        assertThat(body.path("message").asText()).isEqualTo("Check \"Checkout API\" " + title);
        assertThat(body.path("description").asText()).startsWith(description);
        assertThat(body.path("tags")).hasToString("[\"production\",\"checkout\"]");
    }

    @Test
    void createAPagerDutyIncident() throws JsonProcessingException {
        WebhookRequest request = rendered("pagerduty.json", "checkly-failure.json");
        JsonNode incident = JSON.readTree(text(request)).path("incident");

        assertThat(request.uri()).hasToString("https://api.pagerduty.com/incidents");
        assertThat(request.headers()).containsEntry("accept", "application/vnd.pagerduty+json;version=2");
        assertThat(incident.path("title").asText()).isEqualTo("Check \"Checkout API\" has failed");
        assertThat(incident.path("service").path("id").asText()).isEqualTo("PABC123");
        assertThat(incident.path("body").path("details").asText())
                .startsWith("Check Checkout API with ID 08437f9c-df8c-45ed-975a-a3f9e24d626d has failed from location "
                        + "N. California. See check result for details: https://app.checklyhq.com/");
    }

    @ParameterizedTest
    @CsvSource({"checkly-failure.json, ALERT_FAILURE", "checkly-recovery.json, ALERT_RECOVERY"})
    void pushToAPhone(String event, String alert) throws JsonProcessingException {
        JsonNode body = JSON.readTree(text(rendered("pushover.json", event)));

        assertThat(body.path("token").asText()).isEqualTo("your-pushover-app-token");
        assertThat(body.path("expire").isInt()).isTrue();
        assertThat(body.path("message").asText()).startsWith(alert + " <br>2026-11-21T16:");
    }

    @Test
    void makeATrelloCardByUrlAlone() {
        WebhookRequest request = rendered("trello.json", "checkly-failure.json");

        assertThat(request.uri())
                .hasToString("https://api.trello.com/1/cards?idList=5b28c04aed47522097be8bc4&key=your-trello-key"
                        + "&token=your-trello-token&name=Checkout%20API");
        assertThat(text(request)).isEmpty();
    }

    @Test
    void warnOfACertificate() {
        assertThat(text(rendered("checkly-ssl.json", "checkly-ssl.json")))
                .isEqualTo("{\"message\":\"The SSL certificate for api.checklyhq.com will expire in 14 days\","
                        + "\"link\":\"http://app-test.checklyhq.com/checks/08437f9c-df8c-45ed-975a-a3f9e24d626d\"}");
    }

    @ParameterizedTest
    @CsvSource({"coroot-incident-warning.json", "coroot-incident-ok.json", "coroot-deployment.json"})
    void tellAboutCorootInPlainText(String event) {
        Map<String, String> texts = Map.of(
                "coroot-incident-warning.json", """
                WARNING default:Deployment:app1 is not meeting its SLOs
                • *SLO* / Latency: error budget burn rate is 20x within 1 hour
                • *Net* / Network round-trip time (RTT): high network latency to 2 upstream services
                """, "coroot-incident-ok.json", """
                default:Deployment:app1 incident resolved
                """, "coroot-deployment.json", """
                Deployment of default:Deployment:app1
                *Status*: Deployed
                *Version*: 123ab456: app:v1.8.2
                *Summary*:
                • 💔 Availability: 87% (objective: 99%)
                • 💔 CPU usage: +21% (+$37/mo) compared to the previous deployment
                • 🎉 Memory: looks like the memory leak has been fixed
                """);
        String url = event(event).path("data").path("url").asText();

        assertThat(text(rendered("coroot-text.json", event))).isEqualTo(texts.get(event) + url);
    }

    @ParameterizedTest
    @CsvSource({"qovery-deployment-started.json", "qovery-deployment-failed.json", "oncall-acknowledge.json"})
    void forwardTheDataAsItCame(String event) throws JsonProcessingException {
        assertThat(JSON.readTree(text(rendered("json.json", event))))
                .isEqualTo(event(event).path("data"));
    }

    private WebhookRequest rendered(String channel, String event) {
        List<Problem.Mistake> errors = new ArrayList<>();
        Channel read = ChannelReader.read(
                Project.json(Project.file("events/channels/" + channel)), Channel.Version.first(NOW), errors);
        assertThat(errors).isEmpty();
        AcceptedEvent accepted = accepted(event(event));
        WebhookRenderer.Result result = renderer.render(
                read, accepted, DeliveryKey.of(accepted, read.id()).id(), NOW);
        return switch (result) {
            case WebhookRenderer.Result.Ready(WebhookRequest request, var _) -> request;
            case WebhookRenderer.Result.Broken broken ->
                throw new AssertionError(channel + " on " + event + ": " + broken);
        };
    }

    private static AcceptedEvent accepted(JsonNode event) {
        return new AcceptedEvent(
                new TenantId("default"),
                NOW,
                new Event(
                        new EventId("evt_01KAKD8H8RZ6S2W5V0QX9M3T7B"),
                        Optional.empty(),
                        event.path("source").asText(),
                        new EventType(event.path("type").asText()),
                        Optional.empty(),
                        NOW,
                        new JsonText(event.path("data").toString()),
                        Map.of()));
    }

    private static JsonNode event(String name) {
        return Project.json(Project.file("events/" + name));
    }

    private static String text(WebhookRequest request) {
        return request.body().toString();
    }
}
