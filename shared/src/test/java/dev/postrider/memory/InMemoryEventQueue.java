package dev.postrider.memory;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The event queue in memory, with the timing that the template gives the real one.
public final class InMemoryEventQueue implements EventQueue {
    private static final Duration VISIBILITY = Duration.ofMinutes(6);
    private static final int MAX_RECEIVES = 20;

    private final InMemoryQueue<AcceptedEvent> queue;

    public InMemoryEventQueue(InstantSource clock) {
        this.queue = new InMemoryQueue<>(clock, VISIBILITY, MAX_RECEIVES);
    }

    @Override
    public List<Boolean> send(List<AcceptedEvent> events) {
        events.forEach(event -> queue.send(event, Duration.ZERO));
        return events.stream().map(_ -> true).toList();
    }

    /// The queue from its other end.
    public InMemoryQueue<AcceptedEvent> queue() {
        return queue;
    }
}
