package dev.postrider.faults;

import static java.util.stream.Collectors.groupingBy;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.faults.Sighting.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The promises of delivery (design, section 3), asked of a rehearsal once it has settled: nothing accepted is lost,
/// every delivery has come to an end, one `webhook-id` for all its attempts, each attempt sent once at most, requests
/// at
/// most attempts and worker deaths, and a history that tells what the receivers saw.
final class Truth {
    /// Attempts that end before anything is sent.
    private static final Set<Reason> UNSENT =
            Set.of(Reason.RENDER_ERROR, Reason.PAYLOAD_TOO_LARGE, Reason.BLOCKED_ADDRESS);

    private final Rehearsal rehearsal;
    private final Map<DeliveryKey, List<Answered>> seen;
    private final List<String> wrongs = new ArrayList<>();

    private Truth(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        seen = rehearsal.chronicle().requests().stream()
                .collect(groupingBy(answered -> answered.request().delivery()));
    }

    /// Everything that is wrong with what has happened.
    static List<String> wrongsOf(Rehearsal rehearsal) {
        Truth truth = new Truth(rehearsal);
        rehearsal.chronicle().events().forEach(truth::event);
        rehearsal.deliveries().all().forEach(truth::delivery);
        return truth.wrongs;
    }

    private void event(EventId id) {
        Optional<PlannedEvent> planned = rehearsal.events().find(TenantId.DEFAULT, id);
        if (planned.isEmpty()) {
            wrongs.add("the event " + id + " is lost");
            return;
        }
        for (ChannelId channel : planned.orElseThrow().channels()) {
            DeliveryId delivery =
                    DeliveryKey.of(planned.orElseThrow().accepted(), channel).id();
            if (rehearsal.deliveries().find(TenantId.DEFAULT, delivery).isEmpty()) {
                wrongs.add(channel + " has no delivery of the event " + id);
            }
        }
    }

    private void delivery(Delivery delivery) {
        List<Answered> requests = seen.getOrDefault(delivery.key(), List.of());
        if (delivery.state().dueAt().isPresent()) {
            say(delivery, "has not come to an end: " + delivery.state());
        }
        if (requests.stream()
                .anyMatch(each ->
                        !each.request().webhookId().equals(delivery.key().id().value()))) {
            say(delivery, "was sent under another webhook-id");
        }
        List<Integer> sent =
                requests.stream().map(each -> each.request().number()).sorted().toList();
        if (sent.stream().distinct().count() < sent.size()) {
            say(delivery, "has had an attempt sent twice: " + sent);
        }
        if (isKnownToHaveLanded(delivery) && delivery.status() != DeliveryStatus.SUCCEEDED) {
            say(delivery, "has landed, and is " + delivery.status().word());
        }
        history(delivery, requests);
        long recorded = delivery.attempts().stream()
                .filter(attempt -> attempt.reason() != Reason.WORKER_LOST)
                .count();
        int stops = rehearsal.chronicle().stopsOf(delivery.key().id());
        if (requests.size() > recorded + stops) {
            say(
                    delivery,
                    "has had " + requests.size() + " requests, " + recorded + " attempts and " + stops + " stops");
        }
    }

    private static boolean isKnownToHaveLanded(Delivery delivery) {
        return delivery.attempts().stream().allMatch(attempt -> attempt.trigger() == Trigger.AUTO)
                && delivery.attempts().stream().anyMatch(attempt -> attempt.reason() == Reason.OK);
    }

    private void history(Delivery delivery, List<Answered> requests) {
        List<Integer> numbers =
                delivery.attempts().stream().map(Attempt::number).toList();
        if (!numbers.equals(
                IntStream.rangeClosed(1, delivery.progress().begun()).boxed().toList())) {
            say(
                    delivery,
                    "has a history of attempts " + numbers + ", and has begun "
                            + delivery.progress().begun());
        }
        for (Attempt attempt : delivery.attempts()) {
            Optional<Answered> request = requests.stream()
                    .filter(each -> each.request().number() == attempt.number())
                    .findFirst();
            if (!isTrue(attempt, request)) {
                say(
                        delivery,
                        "tells of " + attempt.number() + " " + attempt.reason() + "; its receiver saw " + request);
            }
        }
    }

    private static boolean isTrue(Attempt attempt, Optional<Answered> request) {
        return attempt.reason() == Reason.WORKER_LOST
                || (UNSENT.contains(attempt.reason())
                        ? request.isEmpty()
                        : request.isPresent() && request.orElseThrow().reason() == attempt.reason());
    }

    private void say(Delivery delivery, String wrong) {
        wrongs.add(delivery.key().channel() + ", event " + delivery.key().event() + ", " + wrong);
    }
}
