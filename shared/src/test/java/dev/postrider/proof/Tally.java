package dev.postrider.proof;

import dev.postrider.delivery.DeliveryStatus;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an exploration has come across: a proof about states that are never reached would prove nothing.
final class Tally {
    private final Set<DeliveryStatus> ends = EnumSet.noneOf(DeliveryStatus.class);

    // mutable: counted as the exploration goes
    private int states;
    private long transitions;
    private long mostRequests;

    void countTransitions(int more) {
        transitions += more;
    }

    void countState(World world, boolean isDone) {
        states++;
        if (isDone) {
            ends.addAll(world.stock().each(row -> row.delivery().status()));
        }
        Map<String, Long> requests = world.requests().stream()
                .map(Request::channel)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        mostRequests = Math.max(
                mostRequests,
                requests.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    int states() {
        return states;
    }

    long transitions() {
        return transitions;
    }

    /// Of one delivery.
    long mostRequests() {
        return mostRequests;
    }

    /// In which statuses deliveries are when all is done.
    Set<DeliveryStatus> ends() {
        return Set.copyOf(ends);
    }

    @Override
    public String toString() {
        return states + " states, " + transitions + " transitions, at most " + mostRequests
                + " requests of a delivery, ends "
                + ends.stream().map(DeliveryStatus::word).toList();
    }
}
