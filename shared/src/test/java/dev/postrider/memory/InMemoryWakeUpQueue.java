package dev.postrider.memory;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The retry queue in memory, with the timing that the template gives the real one.
public final class InMemoryWakeUpQueue implements WakeUpQueue {
    private static final Duration VISIBILITY = Duration.ofMinutes(6);
    private static final int MAX_RECEIVES = 10;

    private final InMemoryQueue<WakeUp> queue;

    public InMemoryWakeUpQueue(InstantSource clock) {
        this.queue = new InMemoryQueue<>(clock, VISIBILITY, MAX_RECEIVES);
    }

    @Override
    public void send(List<Delayed> wakeUps) {
        wakeUps.forEach(delayed -> queue.send(delayed.wakeUp(), held(delayed.delay())));
    }

    /// As SQS can: whole seconds, rounded up, at most a quarter of an hour.
    private static Duration held(Duration delay) {
        if (delay.isNegative()) {
            return Duration.ZERO;
        }
        Duration rounded = Duration.ofSeconds(delay.plusNanos(999_999_999).toSeconds());
        return rounded.compareTo(Delivery.LONGEST_QUEUE_DELAY) > 0 ? Delivery.LONGEST_QUEUE_DELAY : rounded;
    }

    /// The queue from its other end.
    public InMemoryQueue<WakeUp> queue() {
        return queue;
    }
}
