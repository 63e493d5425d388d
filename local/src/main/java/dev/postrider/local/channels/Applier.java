package dev.postrider.local.channels;

import java.util.List;
import java.util.stream.Stream;

/// Makes the changes of a plan that has no mistakes.
public final class Applier {
    private final Stack stack;

    public Applier(Stack stack) {
        this.stack = stack;
    }

    /// What came of one change.
    public record Result(Change change, Stack.Answer answer) {}

    /// Adds and alters first and deletes then, one after the other: every write of a tenant counts up one revision.
    public List<Result> apply(Plan plan) {
        List<Change> writes = plan.changes().stream()
                .filter(change -> change instanceof Change.Addition || change instanceof Change.Alteration)
                .toList();
        List<Change> deletions = plan.changes().stream()
                .filter(Change.Deletion.class::isInstance)
                .toList();
        return Stream.of(writes, deletions)
                .flatMap(List::stream)
                .map(this::made)
                .toList();
    }

    private Result made(Change change) {
        return new Result(
                change,
                switch (change) {
                    case Change.Addition(String id, var body) -> stack.put(id, body, 0);
                    case Change.Alteration(String id, var body, long seen, var _) -> stack.put(id, body, seen);
                    case Change.Deletion(String id, long seen) -> stack.delete(id, seen);
                    case Change.Keeping _ -> throw new IllegalArgumentException("nothing to do for " + change.id());
                });
    }
}
