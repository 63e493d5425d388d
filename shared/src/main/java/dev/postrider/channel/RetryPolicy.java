package dev.postrider.channel;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// When a failed attempt is followed by another.
///
/// @param schedule      the waits between attempts; their number is the number of retries
/// @param maxAge        from acceptance; an attempt that would start later is not made
/// @param finalStatuses answers after which nothing more is tried
/// @param onTimeout     whether an attempt that ran into its deadline is retried
public record RetryPolicy(List<Duration> schedule, Duration maxAge, Set<Integer> finalStatuses, boolean onTimeout) {
    public static final int MAX_RETRIES = 20;
    public static final Duration MAX_WAIT = Duration.ofHours(24);
    public static final Duration MAX_TOTAL = Duration.ofDays(7);

    /// Standard Webhooks 1.0.0, "Deliverability and reliability": ten attempts over a little more than three days.
    public static final RetryPolicy STANDARD = new RetryPolicy(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24)),
            Duration.ofDays(5),
            Set.of(),
            true);

    public RetryPolicy {
        schedule = List.copyOf(schedule);
        finalStatuses = Set.copyOf(finalStatuses);
    }
}
