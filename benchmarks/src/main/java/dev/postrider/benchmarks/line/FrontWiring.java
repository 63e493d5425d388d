package dev.postrider.benchmarks.line;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.event.EventId;
import dev.postrider.event.EventQueue;
import dev.postrider.gateway.KeyRate;
import dev.postrider.gateway.Turnstile;
import dev.postrider.ingest.EventIntake;
import dev.postrider.ingest.EventReader;
import dev.postrider.ingest.IngestHandler;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.WideLog;
import dev.postrider.sqs.SqsEventQueue;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Ingest as it is deployed, with the queue that a measurement asks for.
public final class FrontWiring {
    private static final int NO_LIMIT = 1_000_000;

    private FrontWiring() {}

    /// The handler over a queue.
    public static IngestHandler over(EventQueue queue) {
        InstantSource clock = InstantSource.system();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new IngestHandler(
                new Turnstile(new KeyRate(NO_LIMIT, NO_LIMIT), clock),
                new EventIntake(queue, new WideLog(clock, nowhere)),
                new EventReader(clock, () -> EventId.of(UlidCreator.getUlid())));
    }

    /// The handler with its queue behind the SDK.
    static IngestHandler throughTheSdk(String queueUrl) {
        return over(new SqsEventQueue(AwsClients.sqs(), queueUrl));
    }

    /// What sends one message through the same client, as ingest does it.
    static Consumer<String> sender(String queueUrl) {
        SqsClient sqs = AwsClients.sqs();
        return body -> sqs.sendMessageBatch(request -> request.queueUrl(queueUrl)
                .entries(SendMessageBatchRequestEntry.builder()
                        .id("0")
                        .messageBody(body)
                        .messageGroupId("default")
                        .build()));
    }
}
