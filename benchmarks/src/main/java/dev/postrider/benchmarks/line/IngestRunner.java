package dev.postrider.benchmarks.line;

import dev.postrider.benchmarks.Workload;
import dev.postrider.ingest.IngestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Hands events of 1 KB to ingest, one after the other, as Lambda does.
final class IngestRunner implements Contender.Runner {
    private static final String ACCEPTED = "\"statusCode\":202";
    private static final byte[] POST =
            GatewayPost.of("{\"type\":\"check.failed\",\"source\":\"checkly/prod\",\"subject\":\"check/9f1c\",\"data\":"
                    + Workload.data() + "}");

    private final IngestHandler handler;

    IngestRunner(IngestHandler handler) {
        this.handler = handler;
    }

    @Override
    public void run(int from, int count) throws IOException {
        for (int event = 0; event < count; event++) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(POST), answer, new AMinute());
            if (!answer.toString(StandardCharsets.UTF_8).contains(ACCEPTED)) {
                throw new IllegalStateException("an event was refused: " + answer);
            }
        }
    }

    @Override
    public void close() {}
}
