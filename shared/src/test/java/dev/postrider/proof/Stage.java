package dev.postrider.proof;

import dev.postrider.delivery.HeartbeatStore;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.engine.Aftermath;
import dev.postrider.engine.Announcer;
import dev.postrider.engine.Attempter;
import dev.postrider.engine.CatalogCache;
import dev.postrider.engine.ChannelPulse;
import dev.postrider.engine.Counter;
import dev.postrider.engine.Dispatcher;
import dev.postrider.engine.DueWaker;
import dev.postrider.engine.EventPlanner;
import dev.postrider.engine.Gate;
import dev.postrider.engine.HealthBook;
import dev.postrider.engine.Invocation;
import dev.postrider.engine.Lookout;
import dev.postrider.engine.Recorder;
import dev.postrider.engine.Releaser;
import dev.postrider.engine.Sweeper;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.MutableClock;
import dev.postrider.matching.Matching;
import dev.postrider.memory.InMemoryChannelPace;
import dev.postrider.memory.InMemoryHeartbeatStore;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.memory.InMemoryTallyStore;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.MetricLog;
import dev.postrider.runtime.WideLog;
import dev.postrider.template.TemplateRenderer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// Runs the real use cases, as they are wired in a function, on a [Playback].
public final class Stage {
    private final TemplateRenderer templates = new HandlebarsRenderer();
    private final WebhookComposer composer =
            new WebhookComposer(new WebhookRenderer(templates, EndpointPolicy.DEPLOYED), new InMemorySecrets());
    private final Plant plant;
    private final MutableClock clock;
    private final HeartbeatStore heartbeats = new InMemoryHeartbeatStore();
    private final WideLog log;
    private final MetricLog metrics;

    public Stage(Plant plant, MutableClock clock) {
        this.plant = plant;
        this.clock = clock;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        log = new WideLog(clock, nowhere);
        metrics = new MetricLog(clock, nowhere, "test");
    }

    /// A worker with the calls that it stands at now.
    public Worker play(Worker worker) {
        Playback playback = new Playback(worker, clock);
        Ports ports = plant.around().apply(AskedPorts.of(playback));
        return playback.play(
                switch (worker.errand()) {
                    case Errand.Plan plan ->
                        () -> new Sandbox(ports, playback)
                                .plan(plan, worker.span().end());
                    case Errand.Wake wake ->
                        () -> new Sandbox(ports, playback)
                                .wake(wake, worker.span().end());
                    case Errand.Sweep _ ->
                        () -> sweeper(ports, playback)
                                .sweep(Duration.between(
                                        worker.span().start(), worker.span().end()));
                });
    }

    /// The sweeper over some ports, for whoever lets it run through at once.
    public Sweeper sweeper(Ports ports, ExecutorService workers) {
        Releaser releaser = new Releaser(
                ports.healths(), new CatalogCache(ports.channels()), ports.deliveries(), ports.wakeUps(), clock);
        DueWaker waker = new DueWaker(ports.deliveries(), ports.wakeUps(), clock);
        return new Sweeper(waker, releaser, heartbeats, clock, workers, log);
    }

    /// A sandbox that has just started: it remembers nothing.
    private final class Sandbox {
        private final CatalogCache catalogs;
        private final EventPlanner planner;
        private final Dispatcher dispatcher;
        private final Aftermath aftermath;

        Sandbox(Ports ports, Playback playback) {
            catalogs = new CatalogCache(ports.channels());
            HealthBook book = new HealthBook(ports.healths(), clock);
            Gate gate = new Gate(book, new InMemoryChannelPace(), _ -> {});
            Announcer announcer = new Announcer(ports.announcements(), clock, log);
            Lookout lookout = new Lookout(_ -> CompletableFuture.completedFuture(null), book, clock, log);
            Recorder recorder = new Recorder(ports.deliveries(), clock, () -> 0, announcer, log);
            Attempter attempter =
                    new Attempter(composer, ports.client(), recorder, new ChannelPulse(lookout), clock, playback);
            dispatcher = new Dispatcher(ports.events(), ports.deliveries(), ports.wakeUps(), attempter, gate);
            planner = new EventPlanner(
                    new Matching(new RulerPatterns(), templates),
                    ports.events(),
                    ports.deliveries(),
                    ports.wakeUps(),
                    dispatcher,
                    gate);
            aftermath = new Aftermath(
                    book, ports.channels(), announcer, new Counter(new InMemoryTallyStore(), metrics, log), clock, log);
        }

        void plan(Errand.Plan errand, Instant end) {
            Invocation invocation = new Invocation(end, catalogs);
            planner.plan(errand.letter().value(), errand.mayAttempt(), invocation);
            aftermath.settle(invocation);
        }

        void wake(Errand.Wake errand, Instant end) {
            Invocation invocation = new Invocation(end, catalogs);
            dispatcher.wake(errand.letter().value(), invocation);
            aftermath.settle(invocation);
        }
    }
}
