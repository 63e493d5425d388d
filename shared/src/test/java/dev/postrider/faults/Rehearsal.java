package dev.postrider.faults;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.faults.Setting.Weather.Fate;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.memory.InMemoryQueue;
import dev.postrider.proof.Call;
import dev.postrider.proof.Errand;
import dev.postrider.proof.Mailbox.Letter;
import dev.postrider.proof.Plant;
import dev.postrider.proof.Ports;
import dev.postrider.proof.Stage;
import dev.postrider.proof.Worker;
import dev.postrider.proof.Worker.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Delivery as it is deployed, played through on a clock of its own: two queues, sandboxes that take batches from them,
/// a sweep every minute, receivers. Every call of a port is a moment of its own, at which others may come in between,
/// and at which things may go wrong.
final class Rehearsal {
    static final Instant START = SampleEvent.ACCEPTED_AT;
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final Duration GROWTH = Duration.ofSeconds(1);

    private final Setting setting;
    private final Random chance;
    private final MutableClock clock = MutableClock.at(START);
    private final Agenda agenda = new Agenda();
    private final InMemoryChannelStore channels = new InMemoryChannelStore();
    private final InMemoryEventStore events = new InMemoryEventStore(RETENTION, clock);
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(RETENTION, clock);
    private final InMemoryChannelHealthStore healths = new InMemoryChannelHealthStore();
    private final Stage stage = new Stage(Plant.NONE, clock);
    private final Set<Invocation> running = new LinkedHashSet<>();
    private final Chronicle chronicle = new Chronicle();
    private final Mailroom mailroom;
    private final Outside outside;
    private final Sandboxes forEvents;
    private final Sandboxes forWakeUps;

    // mutable: time goes on, sandboxes come and go
    private Instant now = START;
    private int workers;

    Rehearsal(Setting setting, long seed) {
        this.setting = setting;
        this.chance = new Random(seed);
        mailroom = new Mailroom(setting.mail(), chance, clock, chronicle);
        outside = new Outside(setting.receivers(), chronicle, healths, agenda);
        forEvents = new Sandboxes(setting.fleet().forEvents());
        forWakeUps = new Sandboxes(setting.fleet().forWakeUps());
        agenda.note(START.plus(SWEEP), this::sweep);
        agenda.note(START.plus(GROWTH), this::grow);
    }

    Rehearsal channel(Channel channel) {
        return channel(TenantId.DEFAULT, channel);
    }

    Rehearsal channel(TenantId tenant, Channel channel) {
        channels.save(tenant, channel, 0);
        return this;
    }

    /// Accepts an event: from here on it must not be lost.
    void post(AcceptedEvent event) {
        mailroom.post(event);
    }

    /// Does something at a moment to come.
    void at(Instant moment, Runnable what) {
        agenda.note(moment, what);
    }

    Instant now() {
        return now;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    InMemoryChannelStore channels() {
        return channels;
    }

    InMemoryEventStore events() {
        return events;
    }

    InMemoryDeliveryStore deliveries() {
        return deliveries;
    }

    /// Puts wake-ups into their queue.
    void enqueue(List<Delayed> wakeUps) {
        mailroom.enqueue(wakeUps);
    }

    /// Plays until nothing is left to do, for no longer than this.
    void settle(Duration limit) {
        Instant end = now.plus(limit);
        while (now.isBefore(end) && !isSettled()) {
            play(now.plus(SWEEP));
        }
    }

    private boolean isSettled() {
        return mailroom.events().contents().isEmpty()
                && forEvents.areAllFree()
                && forWakeUps.areAllFree()
                && deliveries.all().stream()
                        .allMatch(delivery -> delivery.state().dueAt().isEmpty());
    }

    /// Plays until a moment.
    void play(Instant until) {
        while (true) {
            receive();
            Optional<Instant> next = next().filter(moment -> !moment.isAfter(until));
            if (next.isEmpty()) {
                setTime(until);
                return;
            }
            setTime(next.orElseThrow());
            agenda.play(now);
        }
    }

    private Optional<Instant> next() {
        return Stream.of(
                        agenda.next(),
                        forEvents.hasFree() ? mailroom.events().nextVisibleAt() : Optional.<Instant>empty(),
                        forWakeUps.hasFree() ? mailroom.wakeUps().nextVisibleAt() : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void setTime(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
        clock.set(now);
    }

    private void receive() {
        while (forEvents.hasFree() && begin(mailroom.events(), Errand.Plan::new, forEvents::giveBack)) {
            forEvents.take();
        }
        while (forWakeUps.hasFree() && begin(mailroom.wakeUps(), Errand.Wake::new, forWakeUps::giveBack)) {
            forWakeUps.take();
        }
    }

    private void grow() {
        forEvents.grow();
        forWakeUps.grow();
        if (!(forEvents.areAllThere() && forWakeUps.areAllThere())) {
            agenda.note(now.plus(GROWTH), this::grow);
        }
    }

    private <T> boolean begin(InMemoryQueue<T> queue, Function<Letter<T>, Errand> errand, Runnable whenOver) {
        clock.set(now);
        List<InMemoryQueue.Received<T>> batch = queue.receive(setting.fleet().batch());
        if (batch.isEmpty()) {
            return false;
        }
        Invocation invocation = new Invocation(over -> {
            running.remove(over);
            whenOver.run();
        });
        running.add(invocation);
        Duration drift =
                setting.drift().multipliedBy(chance.nextInt(-1000, 1001)).dividedBy(1000);
        List<Invocation.Part> parts = new ArrayList<>();
        for (InMemoryQueue.Received<T> received : batch) {
            chronicle.received(received.receives());
            Letter<T> letter = new Letter<>((int) received.number(), received.value(), now, received.receives() - 1);
            Worker.Span span = new Worker.Span(
                    now.plus(drift), now.plus(drift).plus(setting.fleet().invocation()));
            Worker worker = Worker.starting(++workers, errand.apply(letter), span);
            parts.add(invocation.part(worker, drift, () -> queue.delete(received)));
        }
        agenda.note(now.plus(setting.fleet().invocation()), () -> kill(invocation));
        agenda.note(now, () -> parts.forEach(part -> step(part, part.worker())));
        return true;
    }

    /// Brings a worker as far as it can come by itself.
    private void step(Invocation.Part part, Worker next) {
        if (part.invocation().isOver()) {
            return;
        }
        Worker played = stage.play(next);
        clock.set(now);
        part.become(played);
        if (played.ending() instanceof Worker.Ending.Failed(RuntimeException cause)) {
            chronicle.failed(played, cause);
        }
        part.newCalls().forEach(pending -> agenda.note(now.plus(latency()), () -> call(part, pending)));
        part.invocation().answerIfAllHaveEnded();
    }

    private Duration latency() {
        long longest = setting.latency().toMillis();
        return longest == 0 ? Duration.ZERO : Duration.ofMillis(chance.nextLong(longest));
    }

    private void call(Invocation.Part part, Pending pending) {
        if (part.invocation().isOver()) {
            return;
        }
        Fate fate = setting.weather().of(pending.call().kind(), now);
        Object value = fate.hasEffect() ? pending.call().effect().apply(ports(part.worker())) : "nothing";
        switch (fate) {
            case CALM -> reply(part, pending, value);
            case REFUSED, UNANSWERED -> answer(part, pending, value, true);
            case DIES, DIES_AFTER -> kill(part.invocation());
        }
    }

    private void reply(Invocation.Part part, Pending pending, Object value) {
        if (value.equals(Setting.KILLS)) {
            kill(part.invocation());
        } else if (value instanceof Exchange exchange) {
            agenda.note(now.plus(exchange.took()), () -> answer(part, pending, exchange, false));
        } else {
            answer(part, pending, value, false);
        }
    }

    private void answer(Invocation.Part part, Pending pending, Object value, boolean isLost) {
        part.answered(pending);
        Call.Answer answer = new Call.Answer(pending.call().kind(), now.plus(part.drift()), value, isLost);
        Worker worker = part.worker();
        step(
                part,
                worker.next(
                        worker.answersWith(pending.strand(), answer), worker.pending(), new Worker.Ending.Running()));
    }

    /// Ends every sandbox that is at work.
    void killAll() {
        List.copyOf(running).forEach(this::kill);
    }

    private void kill(Invocation invocation) {
        chronicle.orphaned(invocation.die());
    }

    private Ports ports(Worker worker) {
        return ports((request, deadline) -> outside.meet(worker, request, deadline, now));
    }

    private Ports ports(WebhookClient client) {
        return new Ports(channels, events, deliveries, healths, this::enqueue, mailroom::announce, client);
    }

    /// Sweeps, all at one moment; its calls go wrong as others do.
    private void sweep() {
        agenda.note(now.plus(SWEEP), this::sweep);
        if (setting.sweeps()) {
            chronicle.swept(SweepAtOnce.run(stage, this::fate, ports((request, _) -> {
                throw new IllegalStateException("a sweep sends nothing: " + request);
            })));
            clock.set(now);
        }
    }

    private Fate fate(Call.Kind kind) {
        return setting.weather().of(kind, now);
    }
}
