package dev.postrider.faults;

import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.health.ChannelHealth;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.proof.Worker;
import java.time.Duration;
import java.time.Instant;

/// What a request meets once it is out: its receiver, the [Chronicle], and the lookout that waits with it.
final class Outside {
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Setting.Receivers receivers;
    private final Chronicle chronicle;
    private final InMemoryChannelHealthStore healths;
    private final Agenda agenda;

    Outside(Setting.Receivers receivers, Chronicle chronicle, InMemoryChannelHealthStore healths, Agenda agenda) {
        this.receivers = receivers;
        this.chronicle = chronicle;
        this.healths = healths;
        this.agenda = agenda;
    }

    Exchange meet(Worker worker, WebhookRequest request, Duration deadline, Instant now) {
        DeliveryId id = new DeliveryId(request.headers().getOrDefault("webhook-id", "none"));
        Delivery claim = worker.claims()
                .filter(delivery -> delivery.key().id().equals(id))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new IllegalStateException("a request without a claim: " + id));
        Sighting sighting = new Sighting(claim.key(), claim.progress().begun(), request, now);
        Exchange answer = receivers.answer(sighting);
        chronicle.saw(new Sighting.Answered(sighting, answer.outcome().reason()));
        if (answer.took().compareTo(SLOW) > 0) {
            ChannelKey channel =
                    new ChannelKey(claim.key().tenant(), claim.key().channel());
            agenda.note(now.plus(SLOW), () -> markSlow(channel, now.plus(SLOW)));
        }
        return answer.took().compareTo(deadline) > 0 ? Setting.HANGS : answer;
    }

    /// As the lookout of the worker would, if that still lived.
    private void markSlow(ChannelKey channel, Instant now) {
        ChannelHealth seen = healths.find(channel);
        healths.replace(seen, seen.slowAt(now));
    }
}
