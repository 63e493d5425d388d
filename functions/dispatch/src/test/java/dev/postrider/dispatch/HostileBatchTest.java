package dev.postrider.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.document.EventDocument;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.engine.Aftermath;
import dev.postrider.engine.Announcer;
import dev.postrider.engine.Attempter;
import dev.postrider.engine.CatalogCache;
import dev.postrider.engine.ChannelPulse;
import dev.postrider.engine.Counter;
import dev.postrider.engine.Dispatcher;
import dev.postrider.engine.EventPlanner;
import dev.postrider.engine.Gate;
import dev.postrider.engine.HealthBook;
import dev.postrider.engine.Lookout;
import dev.postrider.engine.Recorder;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.MutableClock;
import dev.postrider.matching.Matching;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelPace;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventQueue;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.memory.InMemoryTallyStore;
import dev.postrider.memory.InMemoryWakeUpQueue;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.WideLog;
import dev.postrider.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Fault F23 through the function: a batch of ten messages, one of which is for a channel whose template would loop for
/// ever.
final class HostileBatchTest {
    private static final int BATCH = 10;
    private static final String DATA = "{\"l\":[" + String.join(",", Collections.nCopies(100, "1")) + "]}";

    private final MutableClock clock = MutableClock.at(Examples.START);
    private final InMemoryChannelStore channels = new InMemoryChannelStore();
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(Examples.RETENTION, clock);
    private final List<String> hosts = Collections.synchronizedList(new ArrayList<>());

    @Test
    void deliversTheOtherNineAndGivesNoMessageBack() throws IOException {
        IntStream.range(0, BATCH).forEach(number -> save(number, number == 3 ? "{{#each l}}" : ""));

        JsonNode answer = handle(batch());

        assertThat(answer.path("batchItemFailures")).isEmpty();
        assertThat(hosts)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, BATCH)
                        .filter(number -> number != 3)
                        .mapToObj(number -> "c" + number + ".example.com")
                        .toList());
        assertThat(deliveries.all()).hasSize(BATCH);
        assertThat(deliveries.all())
                .filteredOn(delivery -> delivery.status() != DeliveryStatus.SUCCEEDED)
                .singleElement()
                .satisfies(HostileBatchTest::failedOverItsTemplate);
    }

    private static void failedOverItsTemplate(Delivery delivery) {
        assertThat(delivery.key().channel().value()).isEqualTo("c3");
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery.attempts().getLast().reason().code()).isEqualTo("render_error");
        assertThat(delivery.attempts().getLast().detail())
                .hasValueSatisfying(detail -> assertThat(detail).contains("line 1, column"));
    }

    private void save(int number, String loop) {
        Channel plain = SampleChannel.listeningTo("c" + number, "kind." + number);
        LinkedHashMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("content-type", new Template("text/plain"));
        String body = loop.repeat(6) + "x" + (loop.isEmpty() ? "" : "{{/each}}").repeat(6);
        RequestTemplate request = new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template("https://c" + number + ".example.com/"),
                new LinkedHashMap<>(),
                headers,
                Optional.of(new Template(body)));
        channels.save(TenantId.DEFAULT, plain.with(request), 0);
    }

    private ObjectNode batch() {
        ObjectNode batch = Json.object();
        ArrayNode records = batch.putArray("Records");
        IntStream.range(0, BATCH).forEach(number -> {
            ObjectNode item = records.addObject().put("messageId", "m-" + number);
            item.put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:EventQueue");
            item.putObject("attributes").put("ApproximateReceiveCount", "1");
            item.put("body", message(number));
        });
        return batch;
    }

    private String message(int number) {
        EventId id = EventId.ofSource(TenantId.DEFAULT, "test", "event-" + number);
        Event event = new Event(
                id,
                Optional.empty(),
                "test",
                new EventType("kind." + number),
                Optional.empty(),
                clock.instant(),
                new JsonText(DATA),
                Map.of());
        ObjectNode message = Json.object().put("tenant", "default").put("id", id.value());
        message.put("acceptedAt", clock.instant().toString());
        message.set("event", Json.readTrusted(EventDocument.write(event)));
        return Json.write(message);
    }

    private JsonNode handle(ObjectNode batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            new DispatchHandler(wired(workers))
                    .handleRequest(
                            new ByteArrayInputStream(Json.bytes(batch)), out, new SomeTimeLeft(Duration.ofMinutes(1)));
        }
        return Json.readTrusted(out.toString(StandardCharsets.UTF_8));
    }

    private Batch wired(ExecutorService workers) {
        WideLog log =
                new WideLog(clock, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        InMemoryEventStore plans = new InMemoryEventStore(Examples.RETENTION, clock);
        InMemoryWakeUpQueue wakeUps = new InMemoryWakeUpQueue(clock);
        HealthBook book = new HealthBook(new InMemoryChannelHealthStore(), clock);
        Gate gate = new Gate(book, new InMemoryChannelPace(), clock::advance);
        Announcer announcer = new Announcer(new InMemoryEventQueue(clock), clock, log);
        HandlebarsRenderer templates = new HandlebarsRenderer();
        Attempter attempter = new Attempter(
                new WebhookComposer(new WebhookRenderer(templates, EndpointPolicy.DEPLOYED), new InMemorySecrets()),
                (request, _) -> receive(request),
                new Recorder(deliveries, clock, () -> 0, announcer, log),
                new ChannelPulse(new Lookout(_ -> {}, book, clock, log)),
                clock,
                workers);
        Dispatcher dispatcher = new Dispatcher(plans, deliveries, wakeUps, attempter, gate);
        EventPlanner planner = new EventPlanner(
                new Matching(new RulerPatterns(), templates), plans, deliveries, wakeUps, dispatcher, gate);
        return new Batch(
                new Errands("RetryQueue", planner, dispatcher, log),
                new Aftermath(book, channels, announcer, new Counter(new InMemoryTallyStore(), log), clock, log),
                new CatalogCache(channels),
                clock,
                workers,
                log);
    }

    private Exchange receive(WebhookRequest request) {
        hosts.add(request.uri().getHost());
        return new Exchange(new AttemptOutcome.Delivered(200), Duration.ofMillis(5), Optional.empty());
    }
}
