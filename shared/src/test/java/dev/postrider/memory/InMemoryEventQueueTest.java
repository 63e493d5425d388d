package dev.postrider.memory;

import dev.postrider.contract.EventQueueContract;
import dev.postrider.contract.Examples;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventQueue;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryQueue.Received;
import java.util.List;

final class InMemoryEventQueueTest extends EventQueueContract {
    private final InMemoryEventQueue queue = new InMemoryEventQueue(MutableClock.at(Examples.START));

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<AcceptedEvent> arrivals() {
        return queue.queue().receive(100).stream().map(Received::value).toList();
    }
}
