package dev.postrider.proof;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.Intervention;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.engine.Operator;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.proof.Request.Fate;
import dev.postrider.proof.Stock.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A world that is being changed by one step: what the ports do to it, and what is to be said against it.
final class Scene {
    private final Scenario scenario;
    private final World before;
    private final MutableClock clock;
    private final List<Request> requests;
    private final List<String> wrongs;

    // mutable: all that a step changes
    private Instant now;
    private Stock stock;
    private Mailbox<AcceptedEvent> events;
    private Mailbox<WakeUp> wakeUps;
    private List<Worker> workers;
    private Faults left;
    private int moved;
    private int started;
    private int granted;

    Scene(Scenario scenario, World before, MutableClock clock) {
        this.scenario = scenario;
        this.before = before;
        this.clock = clock;
        requests = new ArrayList<>(before.requests());
        wrongs = new ArrayList<>(before.wrongs());
        now = before.now();
        stock = before.stock();
        events = before.events();
        wakeUps = before.wakeUps();
        workers = before.workers();
        left = before.left();
        moved = before.moved();
        started = before.started();
        granted = before.granted();
        clock.set(now);
    }

    Instant now() {
        return now;
    }

    void setTime(Instant next) {
        now = next;
        clock.set(next);
    }

    void spend(Faults rest) {
        left = rest;
    }

    void events(UnaryOperator<Mailbox<AcceptedEvent>> change) {
        events = change.apply(events);
    }

    void wakeUps(UnaryOperator<Mailbox<WakeUp>> change) {
        wakeUps = change.apply(wakeUps);
    }

    void make(Scenario.Move move) {
        stock = stock.copy(clock);
        move.change().accept(this);
        moved++;
    }

    InMemoryChannelStore channels() {
        return stock.channels();
    }

    /// Lets a person do something with the delivery to a channel, and notes whether it was granted.
    void operate(ChannelId channel, Wish wish) {
        DeliveryId id = DeliveryKey.of(Start.ACCEPTED, channel).id();
        Operator operator = new Operator(stock.channels(), stock.deliveries(), this::enqueue, clock);
        wish.of(operator, TenantId.DEFAULT, id)
                .filter(Intervention.Granted.class::isInstance)
                .ifPresent(_ -> granted++);
    }

    /// What a person may ask for.
    @FunctionalInterface
    interface Wish {
        Optional<Intervention> of(Operator operator, TenantId tenant, DeliveryId id);
    }

    boolean hasMovesLeft() {
        return moved < scenario.moves().size();
    }

    /// Whether what a worker reads of a channel's health may be another a moment later.
    boolean isHealthAtStake() {
        return hasMovesLeft() || !stock.notable(now).isEmpty();
    }

    int nextWorker() {
        return ++started;
    }

    void put(Worker worker) {
        List<Worker> others = new ArrayList<>(workers);
        others.removeIf(other -> other.number() == worker.number());
        others.add(worker);
        others.sort((a, b) -> Integer.compare(a.number(), b.number()));
        workers = others;
    }

    /// A worker's end, whichever: nobody will record what it has not recorded.
    void remove(Worker worker) {
        workers = workers.stream()
                .filter(other -> other.number() != worker.number())
                .toList();
        worker.claims()
                .map(Claimed::of)
                .forEach(claim -> requests.replaceAll(request ->
                        claim.isOf(request) && request.isIn(Fate.OPEN) ? request.to(Fate.ORPHANED) : request));
    }

    void complain(String wrong) {
        wrongs.add(wrong);
    }

    /// Lets a worker's call have its effect.
    Object perform(Call call, Worker worker) {
        if (call.kind().writes()) {
            stock = stock.copy(clock);
        }
        return call.effect().apply(portsOf(worker));
    }

    private Ports portsOf(Worker worker) {
        return new Ports(
                stock.channels(),
                stock.events(),
                stock.deliveries(),
                stock.healths(),
                this::enqueue,
                announced -> announced.stream().map(_ -> true).toList(),
                (request, deadline) -> receive(worker, request, deadline));
    }

    private void enqueue(List<Delayed> sent) {
        for (Delayed delayed : sent) {
            WakeUp wakeUp = delayed.wakeUp();
            if (stock.deliveries().all().stream()
                    .noneMatch(delivery -> delivery.key().channel().equals(wakeUp.channel()))) {
                complain("a wake-up was sent for a delivery that does not exist: " + wakeUp.channel());
            }
            Duration held = Duration.ofSeconds(delayed.delay().plusMillis(999).toSeconds());
            wakeUps = wakeUps.with(wakeUp, now.plus(held));
        }
    }

    private Exchange receive(Worker worker, WebhookRequest request, Duration deadline) {
        String id = request.headers().getOrDefault("webhook-id", "none");
        Claimed claim = World.claim(worker, id)
                .orElseThrow(() -> new IllegalStateException("a request without a claim: webhook-id " + id));
        noteRequest(id, claim);
        Scenario.Reply reply = scenario.line(claim.channel())
                .reply((int) requests.stream()
                                .filter(seen -> seen.channel().equals(claim.channel()))
                                .count()
                        + 1);
        Duration took = reply.took().compareTo(deadline) > 0 ? deadline : reply.took();
        setTime(now.plus(took));
        requests.add(new Request(
                claim.channel(),
                id,
                claim.number(),
                claim.leaseUntil(),
                reply.outcome().reason(),
                Fate.OPEN));
        return new Exchange(reply.outcome(), took, Optional.empty());
    }

    private void noteRequest(String id, Claimed claim) {
        if (requests.stream().anyMatch(claim::isOf)) {
            complain("attempt " + claim.number() + " of " + claim.channel() + " was sent twice");
        }
        if (requests.stream()
                .anyMatch(seen -> seen.channel().equals(claim.channel())
                        && !seen.webhookId().equals(id))) {
            complain(claim.channel() + " was sent under two webhook-ids");
        }
        if (scenario.faults().drifts() == 0 && stock.isShutTo(claim, now)) {
            complain("attempt " + claim.number() + " of " + claim.channel() + " passed an open breaker");
        }
        boolean stands = stock.deliveries().all().stream()
                .anyMatch(delivery -> delivery.key().id().value().equals(id) && claim.holds(delivery));
        if (!stands && !now.isAfter(claim.leaseUntil())) {
            complain("attempt " + claim.number() + " of " + claim.channel()
                    + " was sent, and its delivery was no longer the sender's");
        }
    }

    World end() {
        Stock after = stock.equals(before.stock()) ? stock : stock.counted(Start.EVENT);
        for (Row row : after.rows()) {
            before.stock().row(row.channel()).ifPresent(old -> note(old.delivery(), row.delivery()));
        }
        return new World(now, after, events, wakeUps, workers, requests, wrongs, left, moved, started, granted);
    }

    private void note(Delivery old, Delivery next) {
        if (old.equals(next)) {
            return;
        }
        next.attempts().stream()
                .filter(attempt -> !old.attempts().contains(attempt))
                .filter(attempt -> attempt.reason() != Reason.WORKER_LOST)
                .forEach(attempt -> note(attempt, old, next));
        if (old.state().dueAt().isEmpty() && !old.state().equals(next.state()) && !mayGoOn(old, next)) {
            complain(next.key().channel() + " went on after its end: " + old.state() + " to " + next.state());
        }
        noteTheft(old, next);
    }

    /// The ways on from an end: a worker that was given up reports that its request has landed; a person asks for more.
    private static boolean mayGoOn(Delivery old, Delivery next) {
        return isAskedFor(next) || hasLandedLate(old, next);
    }

    private static boolean isAskedFor(Delivery next) {
        return next.state() instanceof DeliveryState.Waiting waiting && waiting.trigger() == Trigger.MANUAL;
    }

    private static boolean hasLandedLate(Delivery old, Delivery next) {
        return next.state() instanceof DeliveryState.Succeeded
                && next.attempts().stream()
                        .filter(attempt -> !old.attempts().contains(attempt))
                        .anyMatch(attempt -> attempt.reason() == Reason.OK);
    }

    /// A claim may be taken from its worker only once its lease has run out.
    private void noteTheft(Delivery old, Delivery next) {
        if (!(old.state() instanceof DeliveryState.Sending)) {
            return;
        }
        Claimed claim = Claimed.of(old);
        boolean isDecided = requests.stream().anyMatch(request -> claim.isOf(request) && request.isIn(Fate.DECIDED));
        if (!claim.holds(next) && !isDecided && !now.isAfter(claim.leaseUntil())) {
            complain("attempt " + claim.number() + " of " + claim.channel() + " was taken from its worker");
        }
    }

    private void note(Attempt attempt, Delivery old, Delivery next) {
        String channel = next.key().channel().value();
        Claimed claim = new Claimed(channel, attempt.number(), Instant.MIN);
        Optional<Request> sent = requests.stream().filter(claim::isOf).reduce((_, last) -> last);
        if (sent.isEmpty() || sent.orElseThrow().reason() != attempt.reason()) {
            complain("the history tells of a request that nobody saw: " + channel + " " + attempt.number());
            return;
        }
        Request request = sent.orElseThrow();
        if (request.isIn(Fate.DECIDED) || request.isIn(Fate.LATE)) {
            complain("attempt " + request + " was recorded twice");
        }
        boolean decides = claim.holds(old) && !claim.holds(next);
        if (!decides && claim.holds(old)) {
            complain("attempt " + request + " decided nothing, although its claim still stood");
        }
        requests.set(requests.indexOf(request), request.to(decides ? Fate.DECIDED : Fate.LATE));
    }
}
