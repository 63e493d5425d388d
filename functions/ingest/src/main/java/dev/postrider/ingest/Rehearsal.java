package dev.postrider.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.Turnstile;
import dev.postrider.runtime.Json;
import java.io.ByteArrayInputStream;

/// What ingest does before its snapshot is taken: it reads one made-up event some hundred times, and meets the queue.
/// Nothing is accepted.
final class Rehearsal implements Runnable {
    /// So often must a method have run for the JVM to compile it (`Tier3InvocationThreshold` is 200).
    private static final int ROUNDS = 300;

    private static final TenantId TENANT = new TenantId("rehearsal");

    private final Turnstile turnstile;
    private final EventReader reader;
    private final Runnable meetQueue;

    Rehearsal(Turnstile turnstile, EventReader reader, Runnable meetQueue) {
        this.turnstile = turnstile;
        this.reader = reader;
        this.meetQueue = meetQueue;
    }

    @Override
    public void run() {
        meetQueue.run();
        byte[] sent = Json.bytes(request());
        for (int round = 0; round < ROUNDS; round++) {
            ApiRequest request = turnstile.read(new ByteArrayInputStream(sent));
            if (reader.read(request, TENANT).accepted().size() != 1) {
                throw new IllegalStateException("the rehearsal's event was refused");
            }
        }
    }

    /// As API Gateway hands it over (payload format 2.0).
    private static ObjectNode request() {
        ObjectNode request = Json.object().put("version", "2.0").put("rawPath", "/v1/events");
        request.putObject("headers").put("content-type", "application/json").put("idempotency-key", "rehearsal");
        request.putObject("requestContext").putObject("http").put("method", "POST");
        ObjectNode event = Json.object().put("type", "check.failed").put("source", "rehearsal");
        event.putObject("data")
                .put("isDown", true)
                .put("attempts", 3)
                .putArray("tags")
                .add("one");
        return request.put("body", Json.write(event)).put("isBase64Encoded", false);
    }
}
