package dev.postrider.benchmarks.line;

import java.util.function.Consumer;

/// Sends the messages that ingest would, made before.
final class MessageRunner implements Contender.Runner {
    private static final String MESSAGE = Batches.message(0);

    private final Consumer<String> queue;

    MessageRunner(Consumer<String> queue) {
        this.queue = queue;
    }

    @Override
    public void run(int from, int count) {
        for (int event = 0; event < count; event++) {
            queue.accept(MESSAGE);
        }
    }

    @Override
    public void close() {}
}
