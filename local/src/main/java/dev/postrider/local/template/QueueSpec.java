package dev.postrider.local.template;

import java.time.Duration;
import java.util.Optional;

/// A standard SQS queue.
public record QueueSpec(String id, Timing timing, Optional<Redrive> redrive) {
    /// How long a received SQS message stays hidden, how late a new one shows, how long a receive waits.
    public record Timing(Duration visibility, Duration delay, Duration longPoll) {}

    /// After how many receives an SQS message moves to which queue, named by its ARN.
    public record Redrive(String queueArn, int maxReceives) {}
}
