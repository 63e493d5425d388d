package dev.postrider.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.document.EventDocument;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.engine.Aftermath;
import dev.postrider.engine.Announcer;
import dev.postrider.engine.Attempter;
import dev.postrider.engine.CatalogCache;
import dev.postrider.engine.Counter;
import dev.postrider.engine.Dispatcher;
import dev.postrider.engine.EventPlanner;
import dev.postrider.engine.Gate;
import dev.postrider.engine.HealthBook;
import dev.postrider.engine.Recorder;
import dev.postrider.engine.Unwatched;
import dev.postrider.event.AcceptedEvent;
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
import dev.postrider.render.Unsealer;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.MetricLog;
import dev.postrider.runtime.WideLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// The function over stores in memory. Who receives its webhooks is the test's affair.
final class Dispatch {
    private static final String EVENTS = "EventQueue";
    private static final String WAKE_UPS = "RetryQueue";

    final MutableClock clock = MutableClock.at(Examples.START);
    final InMemoryChannelStore channels = new InMemoryChannelStore();
    final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(Examples.RETENTION, clock);
    final InMemorySecrets secrets = new InMemorySecrets();
    private final InMemoryEventStore events = new InMemoryEventStore(Examples.RETENTION, clock);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final WideLog log = new WideLog(clock, lines);
    private final MetricLog metrics = new MetricLog(clock, lines, "Postrider/test");
    private final Function<WebhookRequest, Exchange> receiver;

    Dispatch(Function<WebhookRequest, Exchange> receiver) {
        this.receiver = receiver;
    }

    /// A record of the event queue, as ingest has sent it.
    static Posted event(AcceptedEvent accepted) {
        ObjectNode body = Json.object().put("tenant", accepted.tenant().value());
        body.put("id", accepted.event().id().value());
        body.put("acceptedAt", accepted.acceptedAt().toString());
        accepted.trace().ifPresent(trace -> body.put("trace", trace.value()));
        body.set("event", Json.readTrusted(EventDocument.write(accepted.event())));
        return new Posted(EVENTS, Json.write(body));
    }

    /// A record of the retry queue.
    static Posted wakeUp(AcceptedEvent accepted, String channel, int attempt) {
        return new Posted(
                WAKE_UPS,
                Json.write(Json.object()
                        .put("tenant", accepted.tenant().value())
                        .put("channel", channel)
                        .put("event", accepted.event().id().value())
                        .put("attempt", attempt)));
    }

    /// A record of a batch.
    record Posted(String queue, String body) {
        static Posted ofEvents(String body) {
            return new Posted(EVENTS, body);
        }
    }

    /// The function's answer to a batch.
    JsonNode take(List<Posted> batch) {
        ObjectNode input = Json.object();
        ArrayNode records = input.putArray("Records");
        for (Posted each : batch) {
            ObjectNode item = records.addObject().put("messageId", "m-" + records.size());
            item.put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:" + each.queue());
            item.putObject("attributes").put("ApproximateReceiveCount", "1");
            item.put("body", each.body());
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            new DispatchHandler(wired(workers))
                    .handleRequest(
                            new ByteArrayInputStream(Json.bytes(input)),
                            answer,
                            new SomeTimeLeft(Duration.ofMinutes(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.readTrusted(answer.toString(StandardCharsets.UTF_8));
    }

    /// The lines of its log.
    List<JsonNode> logged() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(Json::readTrusted)
                .toList();
    }

    private Batch wired(ExecutorService workers) {
        InMemoryWakeUpQueue wakeUps = new InMemoryWakeUpQueue(clock);
        HealthBook book = new HealthBook(new InMemoryChannelHealthStore(), clock);
        Gate gate = new Gate(book, new InMemoryChannelPace(), clock::advance);
        Announcer announcer = new Announcer(new InMemoryEventQueue(clock), clock, log);
        HandlebarsRenderer templates = new HandlebarsRenderer();
        Attempter attempter = new Attempter(
                new WebhookComposer(new WebhookRenderer(templates, EndpointPolicy.DEPLOYED), secrets),
                (request, _) -> receiver.apply(request),
                new Recorder(deliveries, clock, () -> 0, announcer, log),
                Unwatched.pulse(book, clock, log),
                clock,
                workers);
        Dispatcher dispatcher = new Dispatcher(events, deliveries, wakeUps, attempter, gate);
        EventPlanner planner = new EventPlanner(
                new Matching(new RulerPatterns(), templates), events, deliveries, wakeUps, dispatcher, gate);
        return new Batch(
                new Errands(WAKE_UPS, planner, dispatcher, log),
                new Aftermath(
                        book, channels, announcer, new Counter(new InMemoryTallyStore(), metrics, log), clock, log),
                new CatalogCache(channels, new Unsealer(secrets)),
                clock,
                workers,
                log);
    }
}
