package dev.postrider.benchmarks.peers;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventQueue;
import dev.postrider.sqs.EventMessage;
import dev.postrider.sqs.WakeUpMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Both queues in memory, with the messages that SQS would carry.
final class Belt implements EventQueue {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final DelayQueue<Held> wakeUps = new DelayQueue<>();

    /// A wake-up that is held back.
    private record Held(String message, long dueAt) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    @Override
    public List<Boolean> send(List<AcceptedEvent> accepted) {
        accepted.forEach(event -> events.add(EventMessage.write(event)));
        return accepted.stream().map(_ -> true).toList();
    }

    /// The end at which wake-ups go in.
    WakeUpQueue wakeUps() {
        return sent -> sent.forEach(delayed -> wakeUps.add(new Held(
                WakeUpMessage.write(delayed.wakeUp()),
                System.nanoTime() + SECONDS.toNanos(roundedUp(delayed.delay())))));
    }

    /// As SQS does: an attempt may be late, never early.
    private static long roundedUp(Duration delay) {
        return delay.isNegative() ? 0 : delay.plusNanos(999_999_999).toSeconds();
    }

    /// Waits for one event and takes what is there, ten at most.
    List<String> takeEvents(int most) throws InterruptedException {
        List<String> taken = new ArrayList<>(List.of(events.take()));
        events.drainTo(taken, most - 1);
        return taken;
    }

    /// Waits for one wake-up that is due and takes those that are, so many at most.
    List<String> takeWakeUps(int most) throws InterruptedException {
        List<Held> taken = new ArrayList<>(List.of(wakeUps.take()));
        wakeUps.drainTo(taken, most - 1);
        return taken.stream().map(Held::message).toList();
    }
}
