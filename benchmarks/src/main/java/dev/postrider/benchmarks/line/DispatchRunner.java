package dev.postrider.benchmarks.line;

import dev.postrider.dispatch.DispatchHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Hands batches to the handler, as Lambda does.
final class DispatchRunner implements Contender.Runner {
    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    private final DispatchHandler handler;
    private final List<byte[]> batches;

    DispatchRunner(Shelves shelves, int port, int webhooks) {
        this.batches = Batches.of(webhooks / Batches.SIZE, 0);
        this.handler = new LineWiring().handler("http://127.0.0.1:" + port + "/hook", shelves, LineWiring.client());
    }

    @Override
    public void run(int from, int count) throws IOException {
        for (byte[] batch : batches.subList(from / Batches.SIZE, (from + count) / Batches.SIZE)) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(batch), answer, new AMinute());
            if (!answer.toString(StandardCharsets.UTF_8).equals(NOTHING_FAILED)) {
                throw new IllegalStateException("messages come again: " + answer);
            }
        }
    }

    @Override
    public void close() {}
}
