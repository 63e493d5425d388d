package dev.postrider.delivery;

import java.time.Duration;
import java.util.List;

/// Carries wake-ups to whichever worker comes first.
public interface WakeUpQueue {
    /// Sends wake-ups; returns once the queue has them all.
    void send(List<Delayed> wakeUps);

    /// A wake-up and how long the queue holds it back: at most [Delivery#LONGEST_QUEUE_DELAY], rounded up to seconds.
    record Delayed(WakeUp wakeUp, Duration delay) {}
}
