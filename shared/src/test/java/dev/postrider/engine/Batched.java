package dev.postrider.engine;

import dev.postrider.memory.InMemoryQueue;
import dev.postrider.memory.InMemoryQueue.Received;
import java.util.List;
import java.util.function.Consumer;

/// What dispatch makes of a batch: what is done is deleted, what fails comes again.
final class Batched {
    private Batched() {}

    static <T> void each(InMemoryQueue<T> queue, List<Received<T>> messages, Consumer<Received<T>> work) {
        messages.stream().filter(message -> succeeds(work, message)).forEach(queue::delete);
    }

    private static <T> boolean succeeds(Consumer<Received<T>> work, Received<T> message) {
        try {
            work.accept(message);
            return true;
        } catch (IllegalStateException ours) {
            return false;
        }
    }
}
