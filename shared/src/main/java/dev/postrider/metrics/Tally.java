package dev.postrider.metrics;

import dev.postrider.delivery.Reason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How many attempts came to what. Tallies add up, in any order.
///
/// @param ok      attempts that landed
/// @param failed  attempts that did not, after which nothing more was tried
/// @param retried attempts that did not, after which another follows
/// @param reasons attempts by their reason
/// @param latency attempts by how long they took, one count for each of [#BOUNDS] and one for all that were slower
public record Tally(long ok, long failed, long retried, Map<Reason, Long> reasons, List<Long> latency) {
    /// The longest that an attempt of each bucket took, in milliseconds.
    public static final List<Integer> BOUNDS = List.of(50, 100, 250, 500, 1000, 2500, 5000, 10_000);

    /// No attempt takes longer, in milliseconds.
    private static final int LONGEST = 30_000;

    public static final Tally NONE = new Tally(0, 0, 0, Map.of(), List.of());

    public Tally {
        reasons = Map.copyOf(reasons);
        latency = IntStream.range(0, BOUNDS.size() + 1)
                .mapToObj(new Counts(latency)::at)
                .toList();
    }

    private record Counts(List<Long> given) {
        Long at(int bucket) {
            return bucket < given.size() ? given.get(bucket) : Long.valueOf(0);
        }
    }

    /// What follows an attempt.
    public enum Sequel {
        LANDED,
        GIVEN_UP,
        RETRIED,
        /// Somebody else decides: its worker came too late.
        UNKNOWN
    }

    /// One attempt.
    public static Tally of(Reason reason, Duration took, Sequel sequel) {
        int bucket = bucket(took.toMillis());
        return new Tally(
                sequel == Sequel.LANDED ? 1 : 0,
                sequel == Sequel.GIVEN_UP ? 1 : 0,
                sequel == Sequel.RETRIED ? 1 : 0,
                Map.of(reason, 1L),
                IntStream.rangeClosed(0, BOUNDS.size())
                        .mapToObj(i -> i == bucket ? 1L : 0L)
                        .toList());
    }

    private static int bucket(long millis) {
        return (int) BOUNDS.stream().filter(bound -> bound < millis).count();
    }

    public long attempts() {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    public Tally plus(Tally more) {
        Map<Reason, Long> sums = new EnumMap<>(Reason.class);
        sums.putAll(reasons);
        more.reasons.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
        return new Tally(
                ok + more.ok,
                failed + more.failed,
                retried + more.retried,
                sums,
                IntStream.range(0, latency.size())
                        .mapToObj(i -> latency.get(i) + more.latency.get(i))
                        .toList());
    }

    /// The time that this share of the attempts did not exceed, estimated within its bucket; zero without attempts.
    ///
    /// @param share above 0, at most 1
    public Duration quantile(double share) {
        double wanted = share * latency.stream().mapToLong(Long::longValue).sum();
        long below = 0;
        for (int i = 0; i < latency.size(); i++) {
            long here = latency.get(i);
            if (here > 0 && below + here >= wanted) {
                double part = (wanted - below) / here;
                return Duration.ofMillis(Math.round(lower(i) + part * (upper(i) - lower(i))));
            }
            below += here;
        }
        return Duration.ZERO;
    }

    private static int lower(int bucket) {
        return bucket == 0 ? 0 : BOUNDS.get(bucket - 1);
    }

    private static int upper(int bucket) {
        return bucket < BOUNDS.size() ? BOUNDS.get(bucket) : LONGEST;
    }
}
