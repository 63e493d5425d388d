package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.document.AnswerCheck;
import dev.postrider.engine.Invocation.Seen;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.health.Observation;
import dev.postrider.health.Verdict;
import dev.postrider.render.Redaction;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
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
    private final WebhookComposer composer;
    private final WebhookClient client;
    private final Recorder recorder;
    private final ChannelPulse pulse;
    private final InstantSource clock;
    private final ExecutorService workers;

    public Attempter(
            WebhookComposer composer,
            WebhookClient client,
            Recorder recorder,
            ChannelPulse pulse,
            InstantSource clock,
            ExecutorService workers) {
        this.composer = composer;
        this.client = client;
        this.recorder = recorder;
        this.pulse = pulse;
        this.clock = clock;
        this.workers = workers;
    }

    Instant now() {
        return clock.instant();
    }

    boolean isCalm(TenantId tenant, Channel channel) {
        return pulse.isCalm(tenant, channel.id());
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
        DeliveryId id = sendable.delivery().key().id();
        Instant startedAt = now();
        return switch (composer.compose(sendable.open(), sendable.event(), id, startedAt)) {
            case WebhookRenderer.Result.Broken(AttemptOutcome outcome) ->
                end(sendable, attempt(sendable, startedAt, unsent(outcome), Optional.empty()), outcome, invocation);
            case WebhookRenderer.Result.Ready(WebhookRequest request, Redaction redaction) -> {
                Exchange exchange = redacted(send(sendable, request), redaction);
                Attempt attempt = attempt(sendable, startedAt, exchange, Optional.of(redaction.of(request)));
                yield end(sendable, attempt, exchange.outcome(), invocation);
            }
        };
    }

    private static Exchange unsent(AttemptOutcome outcome) {
        return new Exchange(outcome, Duration.ZERO, Optional.empty());
    }

    /// What may be kept of an exchange.
    private static Exchange redacted(Exchange exchange, Redaction redaction) {
        return new Exchange(
                exchange.outcome(), exchange.took(), exchange.response().map(redaction::of));
    }

    private Exchange send(Sendable sendable, WebhookRequest request) {
        TenantId tenant = sendable.delivery().key().tenant();
        pulse.begin(tenant, sendable.channel().id());
        Duration took = Duration.ZERO;
        try {
            Exchange exchange = client.send(request, sendable.channel().timeout());
            took = exchange.took();
            return AnswerCheck.judge(exchange, sendable.channel().rules().success());
        } finally {
            pulse.end(tenant, sendable.channel().id(), took);
        }
    }

    /// Records, and only then observes: an attempt that is recorded again is another worker's.
    private Optional<Delayed> end(Sendable sendable, Attempt attempt, AttemptOutcome outcome, Invocation invocation) {
        Optional<Delayed> next = recorder.record(sendable, attempt, outcome);
        Channel channel = sendable.channel();
        Instant now = now();
        invocation.observe(new Seen(
                new ChannelKey(sendable.delivery().key().tenant(), channel.id()),
                channel,
                new Observation(Verdict.on(outcome, now), channel.version().number(), now),
                sendable.event().event().type().isOperational()));
        return next;
    }

    private static Attempt attempt(
            Sendable sendable, Instant startedAt, Exchange exchange, Optional<SentRequest> request) {
        Delivery delivery = sendable.delivery();
        return new Attempt(
                delivery.progress().begun(),
                delivery.state() instanceof DeliveryState.Sending sending ? sending.trigger() : Trigger.AUTO,
                sendable.channel().version().number(),
                startedAt,
                exchange.took(),
                exchange.outcome().reason(),
                detail(exchange.outcome()),
                request,
                exchange.response());
    }

    private static Optional<String> detail(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Unrenderable(String place, var fault) -> Optional.of(place + ", " + fault);
            case AttemptOutcome.TooLarge(String limit) -> Optional.of(limit);
            case AttemptOutcome.Unconfirmed(int _, String why) -> Optional.of(why);
            case AttemptOutcome.Delivered _, AttemptOutcome.Refused _, AttemptOutcome.Unreachable _ -> Optional.empty();
            case AttemptOutcome.Forbidden(boolean _, Optional<String> why) -> why;
            case AttemptOutcome.Lost _ -> Optional.empty();
        };
    }
}
