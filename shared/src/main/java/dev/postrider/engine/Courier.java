package dev.postrider.engine;

import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.Renewal;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Timing;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.document.AnswerCheck;
import dev.postrider.render.Redaction;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes one attempt: renders, signs, sends, judges the answer, and tells what came of it without its secrets. Records
/// nothing, so that a test of a channel runs the same code as a delivery.
public final class Courier {
    private final WebhookComposer composer;
    private final InstantSource clock;

    public Courier(WebhookComposer composer, InstantSource clock) {
        this.composer = composer;
        this.clock = clock;
    }

    /// An attempt that is over, as history shows it, and what it came to.
    record Made(Attempt attempt, AttemptOutcome outcome) {}

    Instant now() {
        return clock.instant();
    }

    /// Makes the attempt that a delivery is claimed for.
    ///
    /// @param client what sends it; not asked when there is nothing to send
    Made make(Sendable sendable, WebhookClient client) {
        DeliveryId id = sendable.delivery().key().id();
        Instant startedAt = now();
        return switch (composer.compose(sendable.open(), sendable.event(), id, startedAt)) {
            case WebhookRenderer.Result.Broken(AttemptOutcome outcome) ->
                new Made(attempt(sendable, startedAt, unsent(outcome), Optional.empty()), outcome);
            case WebhookRenderer.Result.Ready(WebhookRequest request, Redaction redaction) -> {
                Exchange answered = client.send(request, sendable.channel().timeout());
                Exchange judged =
                        AnswerCheck.judge(answered, sendable.channel().rules().success());
                Exchange exchange = redacted(judged, redaction);
                yield new Made(
                        attempt(sendable, startedAt, exchange, Optional.of(redaction.of(request))), exchange.outcome());
            }
        };
    }

    private static Exchange unsent(AttemptOutcome outcome) {
        return new Exchange(outcome, Duration.ZERO, Optional.empty());
    }

    /// What may be kept of an exchange.
    private static Exchange redacted(Exchange exchange, Redaction redaction) {
        return new Exchange(
                exchange.outcome(),
                exchange.took(),
                redaction.of(exchange.journey()),
                exchange.response().map(redaction::of));
    }

    private static Attempt attempt(
            Sendable sendable, Instant startedAt, Exchange exchange, Optional<SentRequest> request) {
        Delivery delivery = sendable.delivery();
        Optional<DeliveryState.Sending> claim =
                delivery.state() instanceof DeliveryState.Sending sending ? Optional.of(sending) : Optional.empty();
        return new Attempt(
                delivery.progress().begun(),
                claim.map(DeliveryState.Sending::trigger).orElse(Trigger.AUTO),
                delivery.progress()
                        .renewal()
                        .flatMap(Renewal::version)
                        .orElseGet(() -> sendable.channel().version().number()),
                new Timing(claim.map(DeliveryState.Sending::scheduledAt).orElse(startedAt), startedAt, exchange.took()),
                exchange.outcome().reason(),
                detail(exchange.outcome()),
                exchange.journey(),
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
