package dev.postrider.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.Ulid;
import dev.postrider.contract.Examples;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.EndpointCheck;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.engine.ChannelTester;
import dev.postrider.engine.Courier;
import dev.postrider.engine.Journal;
import dev.postrider.event.EventId;
import dev.postrider.gateway.KeyRate;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Reception;
import dev.postrider.gateway.Turnstile;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.http.Anywhere;
import dev.postrider.http.ApacheWebhookClient;
import dev.postrider.kit.ApiContract;
import dev.postrider.kit.MutableClock;
import dev.postrider.matching.Matching;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.memory.InMemoryFirstRequestStore;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.preset.PresetCatalog;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.WideLog;
import dev.postrider.signature.SigningSecret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// The function that tries channels, over stores in memory, with the real client.
final class Trial {
    private static final ApiContract CONTRACT = ApiContract.ofProject();
    final MutableClock clock = MutableClock.at(Examples.START);
    final InMemoryChannelStore channels = new InMemoryChannelStore();
    final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(Examples.RETENTION, clock);
    final InMemoryEventStore events = new InMemoryEventStore(Examples.RETENTION, clock);
    final InMemorySecrets secrets = new InMemorySecrets();
    private final AtomicInteger drawn = new AtomicInteger();
    private final ChannelTestHandler handler;

    Trial() {
        WideLog log =
                new WideLog(clock, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        EndpointPolicy endpoints = new Anywhere(InetAddress::isLoopbackAddress);
        HandlebarsRenderer templates = new HandlebarsRenderer();
        RulerPatterns patterns = new RulerPatterns();
        WebhookRenderer renderer = new WebhookRenderer(templates, endpoints);
        Courier courier = new Courier(new WebhookComposer(renderer, secrets), clock);
        DraftedChannels.Rules rules = new DraftedChannels.Rules(
                new PresetDefaults(new PresetCatalog()),
                new ChannelCheck(templates, patterns, endpoints),
                new EndpointCheck(endpoints));
        handler = new ChannelTestHandler(
                new ChannelTestResource(
                        new ChannelTestResource.Saved(channels, channels, new Once(new InMemoryFirstRequestStore())),
                        new DraftedChannels(channels, channels, rules, () -> new byte[SigningSecret.FRESH_BYTES]),
                        new TestEvents(
                                events,
                                clock,
                                () -> EventId.of(new Ulid(clock.instant().toEpochMilli(), drawn.incrementAndGet()))),
                        new ChannelTester(
                                events,
                                deliveries,
                                courier,
                                new ApacheWebhookClient(endpoints),
                                new Journal(deliveries, clock, log)),
                        new ChannelTestResource.Sending(secrets, renderer, new Matching(patterns, templates)),
                        clock),
                new Reception(new Turnstile(new KeyRate(1, 100), clock), log));
    }

    /// An answer of the function.
    record Answer(int status, JsonNode body) {}

    Answer test(String id, String body, String... headers) {
        ObjectNode request = request("POST /v1/channels/{id}/test", body);
        request.putObject("pathParameters").put("id", id);
        for (int i = 0; i < headers.length; i += 2) {
            request.withObjectProperty("headers").put(headers[i], headers[i + 1]);
        }
        return answer(request);
    }

    Answer testDraft(String body) {
        return answer(request("POST /v1/test", body));
    }

    @SuppressWarnings("NullAway") // the function asks its context for nothing
    Answer answer(ObjectNode request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(Json.bytes(request)), out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode json = Json.readTrusted(out.toString(StandardCharsets.UTF_8));
        ApiContract.Exchange exchange = ApiContract.Exchange.of(request, json);
        assertThat(CONTRACT.violations(exchange)).as("%s", exchange).isEmpty();
        return new Answer(
                json.path("statusCode").asInt(),
                Json.readTrusted(json.path("body").asText()));
    }

    static ObjectNode request(String route, String body) {
        ObjectNode request = Json.object().put("routeKey", route).put("body", body);
        ObjectNode context = request.putObject("requestContext").put("requestId", "r-1");
        context.putObject("authorizer")
                .putObject("lambda")
                .put("key", "root")
                .put("tenant", "default")
                .put("scopes", "channels:read channels:write");
        return request;
    }
}
