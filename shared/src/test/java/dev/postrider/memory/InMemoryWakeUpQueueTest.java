package dev.postrider.memory;

import dev.postrider.contract.Examples;
import dev.postrider.contract.WakeUpQueueContract;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryQueue.Received;
import java.time.Duration;
import java.util.List;

final class InMemoryWakeUpQueueTest extends WakeUpQueueContract {
    private final MutableClock clock = MutableClock.at(Examples.START);
    private final InMemoryWakeUpQueue queue = new InMemoryWakeUpQueue(clock);

    @Override
    protected WakeUpQueue queue() {
        return queue;
    }

    @Override
    protected List<WakeUp> arrivals(Duration within) {
        clock.advance(within);
        List<Received<WakeUp>> received = queue.queue().receive(100);
        received.forEach(queue.queue()::delete);
        return received.stream().map(Received::value).toList();
    }
}
