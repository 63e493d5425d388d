package dev.postrider.ingest;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.postrider.event.EventId;
import dev.postrider.gateway.KeyRate;
import dev.postrider.gateway.Turnstile;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Environment;
import dev.postrider.runtime.Platform;
import dev.postrider.runtime.WideLog;
import dev.postrider.sqs.SqsEventQueue;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// What ingest is made of.
final class IngestWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);
    private final SqsClient sqs = AwsClients.sqs();
    private final String queue = environment.required("EVENT_QUEUE_URL");
    private final WideLog log = new WideLog(platform.clock(), System.out);

    WideLog log() {
        return log;
    }

    Turnstile turnstile() {
        return new Turnstile(
                new KeyRate(
                        Integer.parseInt(environment.required("RATE_PER_SECOND")),
                        Integer.parseInt(environment.required("RATE_BURST"))),
                platform.clock());
    }

    EventIntake intake() {
        return new EventIntake(new SqsEventQueue(sqs, queue), log);
    }

    EventReader reader() {
        return new EventReader(platform.clock(), () -> EventId.of(UlidCreator.getUlid()));
    }

    /// Asks the queue to take nothing, which it refuses.
    void meetQueue() {
        try {
            sqs.sendMessageBatch(batch -> batch.queueUrl(queue).entries(List.of()));
        } catch (SqsException refused) {
            log.write("queue.met", line -> line.put(refused));
        }
    }
}
