package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.Ulid;
import dev.postrider.access.KeyId;
import dev.postrider.access.KeyText;
import dev.postrider.channel.Catalog;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.VariableStore;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.ReplayId;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.EndpointCheck;
import dev.postrider.editing.ChannelDrafter;
import dev.postrider.editing.ChannelEditor;
import dev.postrider.editing.SecretIntake;
import dev.postrider.editing.SigningKeys;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.engine.EventReplayer;
import dev.postrider.engine.Operator;
import dev.postrider.engine.Redelivery;
import dev.postrider.engine.Replayer;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.KeyRate;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Reception;
import dev.postrider.gateway.Turnstile;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.ApiContract;
import dev.postrider.kit.MutableClock;
import dev.postrider.matching.Matching;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.memory.InMemoryFirstRequestStore;
import dev.postrider.memory.InMemoryHeartbeatStore;
import dev.postrider.memory.InMemoryKeyStore;
import dev.postrider.memory.InMemoryReplayStore;
import dev.postrider.memory.InMemorySealKeyStore;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.memory.InMemoryTallyStore;
import dev.postrider.memory.InMemoryWakeUpQueue;
import dev.postrider.preset.PresetCatalog;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.WideLog;
import dev.postrider.signature.SigningSecret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// The function over stores in memory.
final class Desk {
    private static final ApiContract CONTRACT = ApiContract.ofProject();
    final MutableClock clock = MutableClock.at(Examples.START);
    final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(Examples.RETENTION, clock);
    final InMemoryEventStore events = new InMemoryEventStore(Examples.RETENTION, clock);
    final InMemoryWakeUpQueue wakeUps = new InMemoryWakeUpQueue(clock);
    final InMemoryChannelHealthStore healths = new InMemoryChannelHealthStore();
    final InMemoryReplayStore replays = new InMemoryReplayStore();
    final InMemoryTallyStore tallies = new InMemoryTallyStore();
    final InMemoryHeartbeatStore heartbeats = new InMemoryHeartbeatStore();
    final InMemoryKeyStore keys = new InMemoryKeyStore(clock);
    private final InMemorySealKeyStore sealKeys = new InMemorySealKeyStore();
    private final Random chance;
    private final AtomicInteger drawn = new AtomicInteger();
    final InMemorySecrets secrets = new InMemorySecrets();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ChannelStore channels;
    private final ManagementHandler handler;

    Desk() {
        this(new InMemoryChannelStore(), 4);
    }

    /// One of another stack, whose chance draws other keys.
    Desk(long seed) {
        this(new InMemoryChannelStore(), seed);
    }

    Desk(ChannelStore channels) {
        this(channels, 4);
    }

    private Desk(ChannelStore channels, long seed) {
        this.channels = channels;
        chance = new Random(seed);
        HandlebarsRenderer templates = new HandlebarsRenderer();
        VariableStore variables = channels instanceof VariableStore own ? own : new InMemoryChannelStore();
        SecretIntake intake = new SecretIntake(variables, new EndpointCheck(EndpointPolicy.DEPLOYED), secrets);
        ChannelCheck check = new ChannelCheck(templates, new RulerPatterns(), EndpointPolicy.DEPLOYED);
        Matching matching = new Matching(new RulerPatterns(), templates);
        PresetCatalog presets = new PresetCatalog();
        PresetDefaults defaults = new PresetDefaults(presets);
        Placeholders placeholders = new Placeholders(intake, new EndpointCheck(EndpointPolicy.DEPLOYED));
        Cursors cursors = new Cursors(new StackSeal(sealKeys, () -> random(32)));
        SigningKeys signing = new SigningKeys(secrets, () -> random(SigningSecret.FRESH_BYTES));
        Once once = new Once(new InMemoryFirstRequestStore());
        Routes routes = new Routes(new Routes.Resources(
                new ChannelResource(
                        channels,
                        healths,
                        new ChannelEditor(channels, new ChannelDrafter(defaults, check, signing, intake), clock),
                        once),
                new ChannelList(channels, cursors),
                new DeliveryResource(deliveries, events, new Operator(channels, deliveries, wakeUps, clock), cursors),
                new EventResource(events, channels, matching, cursors),
                new KeyResource(keys, new KeyMinter(keys, clock, this::freshKey), cursors, once),
                new PresetResource(presets),
                previews(
                        new PreviewedChannels(
                                channels, matching, new ChannelDraft(defaults, check, placeholders, clock)),
                        new Previewer(new WebhookRenderer(templates, EndpointPolicy.DEPLOYED), placeholders, presets),
                        cursors),
                new VariableResource(
                        variables, new VariableEditor(variables, secrets, EndpointPolicy.DEPLOYED, clock), cursors),
                new MetricsResource(tallies, clock),
                replays(matching, cursors, once),
                new HealthResource(heartbeats, clock),
                new ContractResource()));
        handler = new ManagementHandler(routes, reception());
    }

    private Reception reception() {
        return new Reception(
                new Turnstile(new KeyRate(1, 100), clock),
                new WideLog(clock, new PrintStream(log, true, StandardCharsets.UTF_8)));
    }

    private ReplayResource replays(Matching matching, Cursors cursors, Once once) {
        return new ReplayResource(
                replays,
                new ReplayCounter(deliveries, events, clock),
                new EventReplayer(
                        channels,
                        matching,
                        new Replayer.Reading(deliveries, events),
                        new Redelivery(deliveries, events, channels),
                        wakeUps,
                        clock),
                new ReplayResource.Requests(cursors, once),
                clock,
                () -> ReplayId.of(new Ulid(clock.instant().toEpochMilli(), drawn.incrementAndGet())));
    }

    private PreviewResource previews(PreviewedChannels previewed, Previewer previewer, Cursors cursors) {
        return new PreviewResource(
                previewed,
                previewer,
                clock,
                () -> EventId.of(new Ulid(clock.instant().toEpochMilli(), drawn.incrementAndGet())),
                cursors);
    }

    private KeyText freshKey() {
        Ulid ulid = new Ulid(clock.instant().toEpochMilli() << Short.SIZE, drawn.incrementAndGet());
        return KeyText.of(KeyId.of(ulid), random(32));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }

    Answer answer(Call call) {
        return answer(call.json());
    }

    @SuppressWarnings("NullAway") // the function asks its context for nothing
    Answer answer(JsonNode request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(Json.bytes(request)), out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode json = Json.readTrusted(out.toString(StandardCharsets.UTF_8));
        String body = json.path("body").asText();
        ApiContract.Exchange exchange = ApiContract.Exchange.of(request, json);
        assertThat(CONTRACT.violations(exchange)).as("%s", exchange).isEmpty();
        return new Answer(
                json.path("statusCode").asInt(),
                json.path("headers"),
                body.isEmpty() ? Json.object() : Json.readTrusted(body));
    }

    /// Puts a channel that listens to everything.
    Answer put(String id) {
        return answer(
                Call.to("PUT /v1/channels/{id}", id).saying("{\"request\":{\"url\":\"https://hooks.example.com/\"}}"));
    }

    /// An event that was planned for these channels, with a pending delivery for each.
    AcceptedEvent planned(TenantId tenant, int number, Instant acceptedAt, String... ids) {
        AcceptedEvent event = Examples.event(tenant, number, acceptedAt);
        List<ChannelId> matched = Arrays.stream(ids).map(ChannelId::new).toList();
        long revision = channels.refresh(Catalog.empty(tenant)).revision();
        events.plan(new EventStore.PlannedEvent(event, matched, revision));
        matched.forEach(id -> deliveries.create(Delivery.pending(DeliveryKey.of(event, id), acceptedAt)));
        return event;
    }

    Instant moment(int seconds) {
        return clock.instant().plus(Duration.ofSeconds(seconds));
    }

    String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    record Answer(int status, JsonNode headers, JsonNode body) {
        String header(String name) {
            return headers.path(name).asText();
        }

        /// The last part of the problem's type.
        String code() {
            String type = body.path("type").asText();
            return type.substring(type.lastIndexOf('/') + 1);
        }

        List<String> pointers() {
            return body.path("errors").findValuesAsText("pointer");
        }

        /// A field of every item of a list.
        List<String> items(String field) {
            return body.required("items").findValuesAsText(field);
        }

        String nextCursor() {
            return body.required("nextCursor").asText();
        }
    }
}
