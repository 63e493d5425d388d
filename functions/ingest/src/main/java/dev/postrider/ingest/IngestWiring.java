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

/// What ingest is made of.
final class IngestWiring {
    private final Platform platform = Platform.current();
    private final Environment environment = Environment.of(platform);

    Turnstile turnstile() {
        return new Turnstile(
                new KeyRate(
                        Integer.parseInt(environment.required("RATE_PER_SECOND")),
                        Integer.parseInt(environment.required("RATE_BURST"))),
                platform.clock());
    }

    EventIntake intake() {
        return new EventIntake(
                new SqsEventQueue(AwsClients.sqs(), environment.required("EVENT_QUEUE_URL")),
                new WideLog(platform.clock(), System.out));
    }

    EventReader reader() {
        return new EventReader(platform.clock(), () -> EventId.of(UlidCreator.getUlid()));
    }
}
