package dev.postrider.proof;

import dev.postrider.delivery.HeartbeatStore;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.engine.Attempter;
import dev.postrider.engine.CatalogCache;
import dev.postrider.engine.ChannelPulse;
import dev.postrider.engine.Dispatcher;
import dev.postrider.engine.DueWaker;
import dev.postrider.engine.EventPlanner;
import dev.postrider.engine.Recorder;
import dev.postrider.engine.Sweeper;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.MutableClock;
import dev.postrider.matching.Matching;
import dev.postrider.memory.InMemoryHeartbeatStore;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.WideLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// Runs the real use cases, as they are wired in a function, on a [Playback].
public final class Stage {
    private final WebhookComposer composer = new WebhookComposer(
            new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED), new InMemorySecrets());
    private final Plant plant;
    private final MutableClock clock;
    private final HeartbeatStore heartbeats = new InMemoryHeartbeatStore();
    private final WideLog log;

    public Stage(Plant plant, MutableClock clock) {
        this.plant = plant;
        this.clock = clock;
        log = new WideLog(clock, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /// A worker with the calls that it stands at now.
    public Worker play(Worker worker) {
        Playback playback = new Playback(worker, clock);
        Ports ports = plant.around().apply(AskedPorts.of(playback));
        return playback.play(
                switch (worker.errand()) {
                    case Errand.Plan plan ->
                        () -> planner(ports, playback)
                                .plan(
                                        plan.letter().value(),
                                        plan.mayAttempt(),
                                        worker.span().end());
                    case Errand.Wake wake ->
                        () -> dispatcher(ports, playback)
                                .wake(wake.letter().value(), worker.span().end());
                    case Errand.Sweep _ ->
                        () -> sweeper(ports, playback)
                                .sweep(Duration.between(
                                        worker.span().start(), worker.span().end()));
                });
    }

    /// The sweeper over some ports, for whoever lets it run through at once.
    public Sweeper sweeper(Ports ports, ExecutorService workers) {
        return new Sweeper(new DueWaker(ports.deliveries(), ports.wakeUps(), clock), heartbeats, clock, workers, log);
    }

    private EventPlanner planner(Ports ports, Playback playback) {
        return new EventPlanner(
                new CatalogCache(ports.channels()),
                new Matching(new RulerPatterns(), new HandlebarsRenderer()),
                ports.events(),
                ports.deliveries(),
                ports.wakeUps(),
                dispatcher(ports, playback));
    }

    private Dispatcher dispatcher(Ports ports, Playback playback) {
        Recorder recorder = new Recorder(ports.deliveries(), clock, () -> 0, log);
        Attempter attempter = new Attempter(composer, ports.client(), recorder, new ChannelPulse(), clock, playback);
        return new Dispatcher(
                new CatalogCache(ports.channels()), ports.events(), ports.deliveries(), ports.wakeUps(), attempter);
    }
}
