package dev.postrider.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/// What has become of a plan. Times are those of [System#nanoTime()].
public final class Lap {
    private final Plan plan;
    private final Arrivals arrivals;
    private final AtomicLongArray due;
    private final AtomicLongArray accepted;

    Lap(Plan plan, Arrivals arrivals) {
        this.plan = plan;
        this.arrivals = arrivals;
        this.due = new AtomicLongArray(plan.events());
        this.accepted = new AtomicLongArray(plan.events());
    }

    /// A webhook that should have come.
    ///
    /// @param event by its mark
    public record Webhook(String event, int channel) {
        @Override
        public String toString() {
            return event + " of channel " + channel;
        }
    }

    Plan plan() {
        return plan;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    void due(int event, long nanos) {
        due.set(event, nanos);
    }

    void accepted(int event, long nanos) {
        accepted.set(event, nanos);
    }

    long dueAt(int event) {
        return due.get(event);
    }

    long acceptedAt(int event) {
        return accepted.get(event);
    }

    /// The events that the system has said yes to.
    IntStream accepted() {
        return IntStream.range(0, plan.events()).filter(event -> accepted.get(event) != 0);
    }

    /// How many it has not, or was never asked about.
    public int refused() {
        return plan.events() - (int) accepted().count();
    }

    boolean isComplete() {
        return accepted().allMatch(event -> channels().allMatch(channel -> arrivals.count(event, channel) > 0));
    }

    /// Accepted and not delivered.
    public List<Webhook> missing() {
        List<Webhook> missing = new ArrayList<>();
        accepted()
                .forEach(event -> channels()
                        .filter(channel -> arrivals.count(event, channel) == 0)
                        .forEach(channel -> missing.add(new Webhook(arrivals.mark(event), channel))));
        return missing;
    }

    /// Delivered more than once.
    public List<Webhook> repeated() {
        List<Webhook> repeated = new ArrayList<>();
        IntStream.range(0, plan.events())
                .forEach(event -> channels()
                        .filter(channel -> arrivals.count(event, channel) > 1)
                        .forEach(channel -> repeated.add(new Webhook(arrivals.mark(event), channel))));
        return repeated;
    }

    IntStream channels() {
        return IntStream.range(0, plan.channels());
    }
}
