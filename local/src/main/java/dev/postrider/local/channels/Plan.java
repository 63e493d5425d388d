package dev.postrider.local.channels;

import dev.postrider.runtime.Problem;
import java.util.List;

/// What a stack would have to change to be like a file.
///
/// @param unlisted channels of the stack that the file does not have and that stay
/// @param mistakes everything that forbids it, with pointers into the file; nothing is applied where there are any
public record Plan(List<Change> changes, List<String> unlisted, List<Problem.Mistake> mistakes) {
    public Plan {
        changes = List.copyOf(changes);
        unlisted = List.copyOf(unlisted);
        mistakes = List.copyOf(mistakes);
    }

    /// How many of one kind there are.
    public long count(Class<? extends Change> kind) {
        return changes.stream().filter(kind::isInstance).count();
    }

    /// Whether the stack is as the file says already.
    public boolean isEmpty() {
        return changes.stream().allMatch(Change.Keeping.class::isInstance);
    }
}
