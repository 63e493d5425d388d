package dev.postrider.ingest;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// An event queue that keeps what it takes, and takes what a test lets it.
final class RecordingQueue implements EventQueue {
    private final List<AcceptedEvent> taken = new ArrayList<>();
    private final Predicate<AcceptedEvent> takes;

    RecordingQueue(Predicate<AcceptedEvent> takes) {
        this.takes = takes;
    }

    @Override
    public List<Boolean> send(List<AcceptedEvent> events) {
        events.stream().filter(takes).forEach(taken::add);
        return events.stream().map(takes::test).toList();
    }

    List<AcceptedEvent> taken() {
        return List.copyOf(taken);
    }
}
