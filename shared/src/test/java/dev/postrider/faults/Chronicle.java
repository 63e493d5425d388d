package dev.postrider.faults;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.engine.Dispatcher;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.faults.Sighting.Answered;
import dev.postrider.proof.Call;
import dev.postrider.proof.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// What has happened in a rehearsal, told from outside: by those who post, by receivers, by queues, by sandboxes.
final class Chronicle {
    private final Set<EventId> events = new LinkedHashSet<>();
    private final List<AcceptedEvent> announced = new ArrayList<>();
    private final List<Answered> requests = new ArrayList<>();
    private final Map<DeliveryId, Integer> stops = new HashMap<>();
    private final Map<WakeUp, Integer> lost = new HashMap<>();

    // mutable: counted as it happens
    private int wakeUps;
    private int mostReceives;
    private int woken;
    private int failedSweeps;

    void accepted(AcceptedEvent event) {
        events.add(event.event().id());
    }

    void announced(AcceptedEvent event) {
        announced.add(event);
    }

    /// How often Postrider has told of something of this type.
    long announcements(String type) {
        return announced.stream()
                .filter(event -> event.event().type().value().equals(type))
                .count();
    }

    void sent(Delayed wakeUp, boolean isLost) {
        wakeUps++;
        if (isLost) {
            lost.merge(wakeUp.wakeUp(), 1, Integer::sum);
        }
        if (wakeUp.delay().compareTo(Delivery.LONGEST_QUEUE_DELAY) > 0) {
            throw new AssertionError("no queue can hold this back for so long: " + wakeUp);
        }
    }

    void received(int receives) {
        mostReceives = Math.max(mostReceives, receives);
    }

    void saw(Answered request) {
        requests.add(request);
    }

    /// A worker has thrown: its claims are left to whoever comes next.
    void failed(Worker worker, RuntimeException cause) {
        if (!(cause instanceof Call.Trouble || cause instanceof Dispatcher.NoTimeLeft)) {
            throw new AssertionError("a worker has thrown", cause);
        }
        orphaned(worker.claims().toList());
    }

    void orphaned(List<Delivery> claims) {
        claims.forEach(claim -> stops.merge(claim.key().id(), 1, Integer::sum));
    }

    void swept(OptionalInt count) {
        woken += count.orElse(0);
        failedSweeps += count.isEmpty() ? 1 : 0;
    }

    Set<EventId> events() {
        return events;
    }

    List<Answered> requests() {
        return requests;
    }

    /// The requests to one channel, in their order.
    Stream<Sighting> to(String channel) {
        return requests.stream()
                .map(Answered::request)
                .filter(request -> request.channel().equals(channel));
    }

    /// Workers that stopped, or got no answer, after they had claimed this delivery.
    int stopsOf(DeliveryId delivery) {
        return stops.getOrDefault(delivery, 0);
    }

    int stops() {
        return stops.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How often one message has been taken out of its queue, at most.
    int mostReceives() {
        return mostReceives;
    }

    int wakeUps() {
        return wakeUps;
    }

    int lostWakeUps() {
        return lost.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How often this one was sent and never came.
    int losses(WakeUp wakeUp) {
        return lost.getOrDefault(wakeUp, 0);
    }

    int woken() {
        return woken;
    }

    int failedSweeps() {
        return failedSweeps;
    }

    @Override
    public String toString() {
        return events.size() + " events, " + requests.size() + " requests, " + stops() + " stops after a claim, "
                + wakeUps + " wake-ups of which " + lostWakeUps() + " were lost, " + woken + " woken by sweeps, "
                + failedSweeps + " sweeps failed";
    }
}
