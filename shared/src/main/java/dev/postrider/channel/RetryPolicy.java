package dev.postrider.channel;

import java.time.Duration;
import java.util.ArrayList;
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

    /// The share of a wait by which chance makes it longer, at most.
    public static final double MAX_JITTER = 0.2;

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

    /// One attempt of a delivery whose receiver fails at once, every time, and asks for no wait of its own.
    ///
    /// @param attempt  counted from 1
    /// @param earliest from the first attempt, without jitter
    /// @param latest   from the first attempt, with all the jitter there can be
    public record Slot(int attempt, Duration earliest, Duration latest) {}

    /// When such attempts are made. What could start only after [#maxAge] is left out.
    public List<Slot> timetable() {
        List<Slot> slots = new ArrayList<>(List.of(new Slot(1, Duration.ZERO, Duration.ZERO)));
        for (Duration wait : schedule) {
            Slot before = slots.getLast();
            Duration earliest = before.earliest().plus(wait);
            if (earliest.compareTo(maxAge) > 0) {
                break;
            }
            Duration latest = before.latest().plusMillis(Math.round(wait.toMillis() * (1 + MAX_JITTER)));
            slots.add(new Slot(before.attempt() + 1, earliest, latest.compareTo(maxAge) > 0 ? maxAge : latest));
        }
        return List.copyOf(slots);
    }
}
