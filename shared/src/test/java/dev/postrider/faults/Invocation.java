package dev.postrider.faults;

import dev.postrider.delivery.Delivery;
import dev.postrider.proof.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// A batch in its sandbox, from its receive to its answer.
final class Invocation {
    private final Consumer<Invocation> whenOver;
    private final List<Part> parts = new ArrayList<>();

    // mutable: a sandbox answers once, or dies once
    private boolean isOver;

    /// An invocation.
    ///
    /// @param whenOver gives its sandbox free
    Invocation(Consumer<Invocation> whenOver) {
        this.whenOver = whenOver;
    }

    /// One message of the batch and its worker.
    static final class Part {
        private final Invocation invocation;
        private final Duration drift;
        private final Runnable acknowledge;
        private final Set<Integer> asked = new HashSet<>();

        // mutable: the worker as it is now
        private Worker worker;

        private Part(Invocation invocation, Worker worker, Duration drift, Runnable acknowledge) {
            this.invocation = invocation;
            this.worker = worker;
            this.drift = drift;
            this.acknowledge = acknowledge;
        }

        Worker worker() {
            return worker;
        }

        void become(Worker next) {
            worker = next;
            if (!isRunning() && !next.pending().isEmpty()) {
                throw new AssertionError(next + " has ended, and would go on when its sandbox thaws");
            }
        }

        Invocation invocation() {
            return invocation;
        }

        /// How far its sandbox's clock is ahead.
        Duration drift() {
            return drift;
        }

        /// The calls that have come up since the last time.
        List<Worker.Pending> newCalls() {
            return worker.pending().stream()
                    .filter(pending -> asked.add(pending.strand()))
                    .toList();
        }

        void answered(Worker.Pending pending) {
            asked.remove(pending.strand());
        }

        private boolean isRunning() {
            return worker.ending() instanceof Worker.Ending.Running;
        }

        private boolean isDone() {
            return worker.ending() instanceof Worker.Ending.Done;
        }
    }

    Part part(Worker worker, Duration drift, Runnable acknowledge) {
        Part part = new Part(this, worker, drift, acknowledge);
        parts.add(part);
        return part;
    }

    boolean isOver() {
        return isOver;
    }

    /// Answers once every message has come to its end: what is done is deleted, the rest comes again.
    void answerIfAllHaveEnded() {
        if (isOver || parts.stream().anyMatch(Part::isRunning)) {
            return;
        }
        parts.stream().filter(Part::isDone).forEach(part -> part.acknowledge.run());
        end();
    }

    /// The sandbox is gone, and with it all that was under way; every message comes again.
    ///
    /// @return the claims that nobody will record
    List<Delivery> die() {
        List<Delivery> orphans = isOver
                ? List.of()
                : parts.stream()
                        .filter(Part::isRunning)
                        .flatMap(part -> part.worker.claims())
                        .toList();
        end();
        return orphans;
    }

    private void end() {
        if (!isOver) {
            isOver = true;
            whenOver.accept(this);
        }
    }
}
