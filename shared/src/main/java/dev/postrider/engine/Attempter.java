package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.engine.Invocation.Seen;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.health.Observation;
import dev.postrider.health.Verdict;
import dev.postrider.render.WebhookComposer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/// Makes attempts of deliveries that this worker has claimed: renders, signs, sends, decides, and has the outcome
/// recorded.
public final class Attempter {
    private final Courier courier;
    private final WebhookClient client;
    private final Recorder recorder;
    private final ChannelPulse pulse;
    private final ExecutorService workers;

    public Attempter(
            WebhookComposer composer,
            WebhookClient client,
            Recorder recorder,
            ChannelPulse pulse,
            InstantSource clock,
            ExecutorService workers) {
        this.courier = new Courier(composer, clock);
        this.client = client;
        this.recorder = recorder;
        this.pulse = pulse;
        this.workers = workers;
    }

    Instant now() {
        return courier.now();
    }

    boolean isCalm(TenantId tenant, Channel channel) {
        return pulse.isCalm(new ChannelKey(tenant, channel.id()));
    }

    /// Tells that a delivery is about to end without another attempt.
    void abandon(Delivery delivery, Channel channel, AcceptedEvent event, Reason reason) {
        recorder.announceEnd(delivery, channel, event, reason);
    }

    /// Makes one attempt of each, all in parallel.
    ///
    /// @return the wake-ups for what must be tried again
    List<Delayed> attemptAll(List<Sendable> claimed, Invocation invocation) {
        List<Callable<Optional<Delayed>>> attempts = claimed.stream()
                .<Callable<Optional<Delayed>>>map(sendable -> () -> attempt(sendable, invocation))
                .toList();
        return Parallel.runAll(workers, attempts).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Delayed> attempt(Sendable sendable, Invocation invocation) {
        Courier.Made made = courier.make(sendable, (request, _) -> send(sendable, request));
        return end(sendable, made, invocation);
    }

    private Exchange send(Sendable sendable, WebhookRequest request) {
        ChannelPulse.Out out = pulse.begin(sendable.channelKey());
        Duration took = Duration.ZERO;
        try {
            Exchange exchange = client.send(request, sendable.channel().timeout());
            took = exchange.took();
            return exchange;
        } finally {
            out.end(took);
        }
    }

    /// Records, and only then observes: an attempt that is recorded again is another worker's.
    private Optional<Delayed> end(Sendable sendable, Courier.Made made, Invocation invocation) {
        Recorder.Recorded recorded = recorder.record(sendable, made.attempt(), made.outcome());
        Channel channel = sendable.channel();
        Instant now = now();
        invocation.observe(new Seen(
                sendable.channelKey(),
                channel,
                new Observation(
                        Verdict.on(made.outcome(), now), channel.version().number(), now),
                new Reading(sendable, made.attempt(), recorded.sequel()),
                sendable.event().event().type().isOperational()));
        return recorded.next();
    }
}
