package dev.postrider.benchmarks.emulators;

import dev.postrider.benchmarks.Landing;
import dev.postrider.benchmarks.Workload;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.Reason;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventQueue;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.metrics.Tally;
import dev.postrider.metrics.TallyStore;
import dev.postrider.sqs.EventMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// The calls of the emulators that an event with one channel needs, and nothing around them: all are sent; then, in
/// batches of ten, they are received, planned, claimed, recorded, counted and deleted. As many at once as the stack
/// does.
/// The bytes are the product's, hence made by its stores; there is no API, no matching, no rendering and no webhook.
final class Floor {
    private static final TenantId TENANT = new TenantId("floor");
    private static final Channel CHANNEL = Workload.channel(new ChannelId("floor"), "http://127.0.0.1/hook");
    private static final int SENDERS = 16;
    private static final int WORKERS = 4;
    private static final int BATCH = 10;

    private final FloorWiring wiring = new FloorWiring();
    private final EventQueue queue = wiring.queue();
    private final EventStore events = wiring.events();
    private final DeliveryStore deliveries = wiring.deliveries();
    private final TallyStore tallies = wiring.tallies();
    private final AtomicLong claimedAt = new AtomicLong(Long.MIN_VALUE);

    // mutable: makes every event another
    private int begun;

    /// Lets events through.
    ///
    /// @return how many in a second, from the first that is sent to the last that is claimed
    double run(int count) {
        int from = begun;
        begun += count;
        AtomicInteger next = new AtomicInteger(from);
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        atOnce(SENDERS, () -> send(next, from + count));
        atOnce(WORKERS, () -> workOff(done, count));
        return count * 1e9 / (claimedAt.get() - start);
    }

    private static void atOnce(int times, Runnable work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, times).forEach(_ -> threads.execute(work));
        }
    }

    private void send(AtomicInteger next, int end) {
        for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
            if (queue.send(List.of(event(number))).contains(false)) {
                throw new IllegalStateException("the queue did not take an event");
            }
        }
    }

    private void workOff(AtomicInteger done, int count) {
        while (done.get() < count) {
            List<FloorWiring.Letter> letters = wiring.receive(BATCH);
            if (!letters.isEmpty()) {
                deliver(letters);
                done.addAndGet(letters.size());
            }
        }
    }

    private void deliver(List<FloorWiring.Letter> letters) {
        wiring.refresh(TENANT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            letters.forEach(letter -> threads.execute(() -> deliver(EventMessage.read(letter.body()))));
        }
        Tally tally = Tally.NONE;
        for (int each = 0; each < letters.size(); each++) {
            tally = tally.plus(Tally.of(Reason.OK, Landing.TOOK, Tally.Sequel.LANDED));
        }
        tallies.add(TallyStore.Hourly.at(new ChannelKey(TENANT, CHANNEL.id()), wiring.now(), tally));
        wiring.delete(letters);
    }

    private void deliver(AcceptedEvent event) {
        Instant now = wiring.now();
        events.plan(new PlannedEvent(event, List.of(CHANNEL.id()), 1));
        DeliveryKey key = DeliveryKey.of(event, CHANNEL.id());
        Delivery claim = deliveries.create(Delivery.sending(key, CHANNEL, now)).orElseThrow();
        claimedAt.accumulateAndGet(System.nanoTime(), Math::max);
        if (deliveries.replace(claim, Landing.of(claim, wiring.now())).isEmpty()) {
            throw new IllegalStateException("somebody else has had " + key);
        }
    }

    private AcceptedEvent event(int number) {
        Instant now = wiring.now();
        Event event = new Event(
                EventId.ofSource(TENANT, "load", "floor-" + number),
                Optional.empty(),
                "load",
                new EventType("check.load"),
                Optional.empty(),
                now,
                new JsonText(Workload.data()),
                Map.of());
        return new AcceptedEvent(TENANT, now, event);
    }
}
