package dev.postrider.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/// Takes batches from both queues and says which messages SQS must bring again.
public final class DispatchHandler implements RequestStreamHandler {
    private final Batch batch;

    public DispatchHandler() {
        this(new DispatchWiring().batch());
    }

    public DispatchHandler(Batch batch) {
        this.batch = batch;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        List<QueueMessage> messages = QueueMessage.readAll(Json.readTrusted(in));
        List<String> failed = batch.process(messages, Duration.ofMillis(context.getRemainingTimeInMillis()));
        ObjectNode answer = Json.object();
        ArrayNode failures = answer.putArray("batchItemFailures");
        failed.forEach(id -> failures.addObject().put("itemIdentifier", id));
        out.write(Json.bytes(answer));
    }
}
