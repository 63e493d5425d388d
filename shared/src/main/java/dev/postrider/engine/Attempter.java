package dev.postrider.engine;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.document.AnswerCheck;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.signature.Scheme;
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

    /// Makes one attempt of each, all in parallel.
    ///
    /// @return the wake-ups for what must be tried again
    List<Delayed> attemptAll(List<Sendable> claimed, AcceptedEvent event) {
        List<Callable<Optional<Delayed>>> attempts = claimed.stream()
                .<Callable<Optional<Delayed>>>map(sendable -> () -> attempt(sendable, event))
                .toList();
        return Parallel.runAll(workers, attempts).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Delayed> attempt(Sendable sendable, AcceptedEvent event) {
        Delivery delivery = sendable.delivery();
        Instant startedAt = now();
        return switch (composer.compose(
                sendable.channel(), event, delivery.key().id(), startedAt)) {
            case WebhookRenderer.Result.Broken(AttemptOutcome outcome) ->
                record(sendable, startedAt, new Exchange(outcome, Duration.ZERO, Optional.empty()), Optional.empty());
            case WebhookRenderer.Result.Ready(WebhookRequest request) ->
                record(sendable, startedAt, send(sendable, request), Optional.of(shown(sendable.channel(), request)));
        };
    }

    /// The request for the history, without a secret that its scheme sends as it is.
    private static SentRequest shown(Channel channel, WebhookRequest request) {
        Scheme scheme = channel.signing().scheme();
        return scheme.showsSecret() ? request.sent().masking(scheme.headers()) : request.sent();
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

    private Optional<Delayed> record(
            Sendable sendable, Instant startedAt, Exchange exchange, Optional<SentRequest> request) {
        Delivery delivery = sendable.delivery();
        Attempt attempt = new Attempt(
                delivery.progress().begun(),
                delivery.state() instanceof DeliveryState.Sending sending ? sending.trigger() : Trigger.AUTO,
                sendable.channel().version().number(),
                startedAt,
                exchange.took(),
                exchange.outcome().reason(),
                detail(exchange.outcome()),
                request,
                exchange.response());
        return recorder.record(sendable, attempt, exchange.outcome());
    }

    private static Optional<String> detail(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Unrenderable(String place, var fault) -> Optional.of(place + ", " + fault);
            case AttemptOutcome.TooLarge(String limit) -> Optional.of(limit);
            case AttemptOutcome.Unconfirmed(int _, String why) -> Optional.of(why);
            case AttemptOutcome.Delivered _, AttemptOutcome.Refused _, AttemptOutcome.Unreachable _ -> Optional.empty();
            case AttemptOutcome.Forbidden _, AttemptOutcome.Lost _ -> Optional.empty();
        };
    }
}
