package dev.postrider.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Posts events to a system and waits for the webhooks.
public final class Driver {
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    /// For a webhook that comes twice.
    private static final long AFTER_ALL_NANOS = 300_000_000;

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final URI system;
    private final String head;
    private final Intake intake;
    private final Receiver receiver;

    /// A driver of one system.
    ///
    /// @param key sent as a bearer token; empty if the system asks for none
    /// @throws IllegalArgumentException when the system is on another machine: a load is for one's own
    public Driver(URI system, String key, Intake intake, Receiver receiver) {
        if (!HERE.contains(system.getHost())) {
            throw new IllegalArgumentException(system + " is not on this machine: load goes to loopback only");
        }
        this.system = system;
        this.head = "POST " + intake.path() + " HTTP/1.1\r\n"
                + (key.isEmpty() ? "" : "authorization: Bearer " + key + "\r\n");
        this.intake = intake;
        this.receiver = receiver;
    }

    /// Carries out a plan; returns when all has come that was accepted, or the plan's time is over.
    public Lap run(Plan plan) {
        long begin = System.nanoTime();
        Arrivals arrivals = new Arrivals("load" + Long.toString(begin, Character.MAX_RADIX), plan);
        receiver.expect(arrivals);
        Lap lap = new Lap(plan, arrivals);
        long end = begin + plan.limit().toNanos();
        switch (plan.pace()) {
            case Pace.Closed(int inFlight) -> postInTurn(lap, inFlight, end);
            case Pace.Open open -> postOnTime(lap, open, end);
        }
        long enough = System.nanoTime() + plan.limit().toNanos();
        while (!lap.isComplete() && System.nanoTime() < enough) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        LockSupport.parkNanos(AFTER_ALL_NANOS);
        return lap;
    }

    private void postInTurn(Lap lap, int inFlight, long end) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int poster = 0; poster < inFlight; poster++) {
                posters.execute(() -> postRest(lap, next, end));
            }
        }
    }

    private void postRest(Lap lap, AtomicInteger next, long end) {
        try (Wire wire = Wire.to(system)) {
            int event = next.getAndIncrement();
            while (event < lap.plan().events() && System.nanoTime() < end) {
                lap.due(event, System.nanoTime());
                post(event, lap, wire);
                event = next.getAndIncrement();
            }
        } catch (IOException hungUp) {
            return; // The events that were not accepted are counted.
        }
    }

    private void postOnTime(Lap lap, Pace.Open pace, long end) {
        Deque<Wire> free = new ConcurrentLinkedDeque<>();
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int event = 0; event < lap.plan().events() && System.nanoTime() < end; event++) {
                long due = begin + pace.dueAt(event);
                waitUntil(due);
                lap.due(event, due);
                int number = event;
                posters.execute(() -> postOnAnyWire(number, lap, free));
            }
        }
        free.forEach(Wire::close);
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void postOnAnyWire(int event, Lap lap, Deque<Wire> free) {
        Wire known = free.poll();
        try {
            Wire wire = known == null ? Wire.to(system) : known;
            post(event, lap, wire);
            free.push(wire);
        } catch (IOException hungUp) {
            return; // The events that were not accepted are counted.
        }
    }

    private void post(int event, Lap lap, Wire wire) throws IOException {
        if (wire.send(head, intake.body(lap.arrivals().mark(event))).isGood()) {
            lap.accepted(event, System.nanoTime());
        }
    }
}
