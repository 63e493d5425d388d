package dev.postrider.engine;

import dev.postrider.memory.InMemoryQueue;
import dev.postrider.memory.InMemoryQueue.Received;
import java.util.List;
import java.util.function.Consumer;

/// What dispatch makes of a batch: what is done is deleted, what fails comes again.
final class Batched {
    private Batched() {}

    static <T> void each(InMemoryQueue<T> queue, List<Received<T>> messages, Consumer<Received<T>> work) {
        for (Received<T> message : messages) {
            try {
                work.accept(message);
                queue.delete(message);
            } catch (IllegalStateException ours) {
                continue;
            }
        }
    }
}
