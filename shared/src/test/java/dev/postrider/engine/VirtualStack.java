package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.channel.TypePattern;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.health.ChannelHealth;
import dev.postrider.kit.MutableClock;
import dev.postrider.matching.Matching;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelPace;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventQueue;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.memory.InMemoryHeartbeatStore;
import dev.postrider.memory.InMemoryQueue.Received;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.memory.InMemoryTallyStore;
import dev.postrider.memory.InMemoryWakeUpQueue;
import dev.postrider.render.Unsealer;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.MetricLog;
import dev.postrider.runtime.WideLog;
import dev.postrider.secret.SecretOpener;
import dev.postrider.template.Template;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// All of delivering on stores and queues in memory: one sandbox that works off its queues batch by batch, a sweep
/// every minute, and a clock that jumps to whatever comes next.
final class VirtualStack implements AutoCloseable {
    static final Instant START = SampleEvent.ACCEPTED_AT.truncatedTo(ChronoUnit.HOURS);
    private static final Duration INVOCATION = Duration.ofSeconds(60);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int BATCH = 10;

    final MutableClock clock = MutableClock.at(START);
    final InMemoryChannelStore channels = new InMemoryChannelStore();
    final InMemoryEventStore plans = new InMemoryEventStore(RETENTION, clock);
    final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(RETENTION, clock);
    final InMemoryChannelHealthStore healths = new InMemoryChannelHealthStore();
    final InMemoryEventQueue events = new InMemoryEventQueue(clock);

    /// What each receiver has got, and when.
    final List<Hit> hits = Collections.synchronizedList(new ArrayList<>());

    private final CatalogCache catalogs;
    final InMemoryWakeUpQueue wakeUps = new InMemoryWakeUpQueue(clock);
    private final Map<String, Receiver> receivers = new HashMap<>();
    final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final EventPlanner planner;
    private final Dispatcher dispatcher;
    private final Aftermath aftermath;
    private final Sweeper sweeper;

    // mutable: time goes on
    private Instant nextSweep = START;
    private int posted;

    VirtualStack() {
        this(new InMemorySecrets());
    }

    VirtualStack(SecretOpener opener) {
        catalogs = new CatalogCache(channels, new Unsealer(opener));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        WideLog log = new WideLog(clock, nowhere);
        MetricLog metrics = new MetricLog(clock, nowhere, "test");
        HealthBook book = new HealthBook(healths, clock);
        Gate gate = new Gate(book, new InMemoryChannelPace(), clock::advance);
        Announcer announcer = new Announcer(events, clock, log);
        Attempter attempter = new Attempter(
                new WebhookComposer(new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED), opener),
                (request, _) -> receive(request),
                new Recorder(deliveries, clock, () -> 0, announcer, log),
                Unwatched.pulse(book, clock, log),
                clock,
                workers);
        dispatcher = new Dispatcher(plans, deliveries, wakeUps, attempter, gate);
        planner = new EventPlanner(
                new Matching(new RulerPatterns(), new HandlebarsRenderer()),
                plans,
                deliveries,
                wakeUps,
                dispatcher,
                gate);
        aftermath = new Aftermath(
                book, channels, announcer, new Counter(new InMemoryTallyStore(), metrics, log), clock, log);
        Releaser releaser = new Releaser(healths, catalogs, deliveries, wakeUps, clock);
        sweeper = new Sweeper(
                new DueWaker(deliveries, wakeUps, clock), releaser, new InMemoryHeartbeatStore(), clock, workers, log);
    }

    /// A request that came.
    record Hit(String channel, Instant at, String id, String body) {}

    /// How a receiver answers at a moment.
    interface Receiver {
        AttemptOutcome answer(Instant now);
    }

    static AttemptOutcome status(int status) {
        return status < 300
                ? new AttemptOutcome.Delivered(status)
                : new AttemptOutcome.Refused(status, Optional.empty());
    }

    /// A channel with a receiver of its own.
    Channel add(String id, Receiver receiver) {
        return add(id, "check.*", receiver);
    }

    Channel add(String id, String types, Receiver receiver) {
        return add(id, receiver, channel -> channel.with(Match.ofTypes(List.of(new TypePattern(types)))));
    }

    Channel add(String id, Receiver receiver, UnaryOperator<Channel> edit) {
        receivers.put(id, receiver);
        RequestTemplate plain = SampleChannel.named(id).request();
        Channel channel = edit.apply(SampleChannel.named(id)
                .with(Match.ofTypes(List.of(new TypePattern("check.*"))))
                .with(new RequestTemplate(
                        plain.method(),
                        new Template("https://" + id + ".example.com/"),
                        plain.query(),
                        new LinkedHashMap<>(),
                        Optional.empty())));
        channels.save(TenantId.DEFAULT, channel, 0);
        return channel;
    }

    Channel channel(String id) {
        return channels.find(TenantId.DEFAULT, new ChannelId(id)).orElseThrow();
    }

    ChannelHealth health(String id) {
        return healths.find(new ChannelKey(TenantId.DEFAULT, new ChannelId(id)));
    }

    /// Saves a channel as its operator does.
    void edit(String id, UnaryOperator<Channel> edit) {
        Channel before = channel(id);
        Channel next = edit.apply(before).with(before.version().next(clock.instant()));
        channels.save(TenantId.DEFAULT, next, before.version().number());
    }

    void setState(String id, ChannelState state) {
        edit(id, channel -> channel.with(ChannelStatus.chosen(state, clock.instant())));
    }

    void post(int count) {
        for (int i = 0; i < count; i++) {
            post("check.failed");
        }
    }

    void post(String type) {
        post(type, "{}");
    }

    void post(String type, String data) {
        EventId id = EventId.ofSource(TenantId.DEFAULT, "test", Integer.toString(posted++));
        Event event = new Event(
                id,
                Optional.empty(),
                "test",
                new EventType(type),
                Optional.empty(),
                clock.instant(),
                new JsonText(data),
                Map.of());
        events.send(List.of(new AcceptedEvent(TenantId.DEFAULT, clock.instant(), event)));
    }

    /// Lets time pass, with all that happens in it.
    void run(Duration time) {
        Instant end = clock.instant().plus(time);
        work();
        for (Instant next = next(); !next.isAfter(end); next = next()) {
            clock.set(next.isAfter(clock.instant()) ? next : clock.instant());
            if (!nextSweep.isAfter(clock.instant())) {
                sweeper.sweep(INVOCATION);
                nextSweep = clock.instant().truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            }
            work();
        }
        clock.set(end.isAfter(clock.instant()) ? end : clock.instant());
    }

    private Instant next() {
        return Stream.of(
                        Optional.of(nextSweep),
                        events.queue().nextVisibleAt(),
                        wakeUps.queue().nextVisibleAt())
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(nextSweep);
    }

    private void work() {
        boolean isIdle = false;
        while (!isIdle) {
            List<Received<AcceptedEvent>> fresh = events.queue().receive(BATCH);
            List<Received<WakeUp>> woken = wakeUps.queue().receive(BATCH);
            Invocation planning = new Invocation(clock.instant().plus(INVOCATION), catalogs);
            Batched.each(events.queue(), fresh, each -> planner.plan(each.value(), each.receives() == 1, planning));
            aftermath.settle(planning);
            Invocation waking = new Invocation(clock.instant().plus(INVOCATION), catalogs);
            Batched.each(wakeUps.queue(), woken, each -> dispatcher.wake(each.value(), waking));
            aftermath.settle(waking);
            isIdle = fresh.isEmpty() && woken.isEmpty();
        }
    }

    private Exchange receive(WebhookRequest request) {
        String channel = request.uri().getHost().replace(".example.com", "");
        String id = request.headers().getOrDefault("webhook-id", "");
        hits.add(new Hit(channel, clock.instant(), id, request.body().toString()));
        AttemptOutcome outcome =
                receivers.getOrDefault(channel, _ -> status(404)).answer(clock.instant());
        return new Exchange(outcome, Duration.ofMillis(5), Optional.empty());
    }

    List<Delivery> deliveries(String channel) {
        return deliveries.all().stream()
                .filter(delivery -> delivery.key().channel().value().equals(channel))
                .toList();
    }

    List<Instant> hits(String channel) {
        return List.copyOf(hits).stream()
                .filter(hit -> hit.channel().equals(channel))
                .map(Hit::at)
                .toList();
    }

    /// The types of the events that a receiver has got, each delivery's once, in their order.
    List<String> typesSentTo(String channel) {
        return sentTo(channel)
                .flatMap(hit -> deliveries.find(TenantId.DEFAULT, new DeliveryId(hit.id())).stream())
                .flatMap(delivery -> plans.find(TenantId.DEFAULT, delivery.key().event()).stream())
                .map(plan -> plan.accepted().event().type().value())
                .toList();
    }

    List<String> bodiesSentTo(String channel) {
        return sentTo(channel).map(Hit::body).toList();
    }

    private Stream<Hit> sentTo(String channel) {
        Map<String, Hit> first = new LinkedHashMap<>();
        List.copyOf(hits).stream()
                .filter(hit -> hit.channel().equals(channel))
                .forEach(hit -> first.putIfAbsent(hit.id(), hit));
        return first.values().stream();
    }

    @Override
    public void close() {
        workers.close();
    }
}
