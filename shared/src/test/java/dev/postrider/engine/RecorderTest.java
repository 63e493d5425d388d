package dev.postrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Claim;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Journey;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.Timing;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.SampleEvent;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventQueue;
import dev.postrider.runtime.WideLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecorderTest {
    private final MutableClock clock = MutableClock.at(SampleEvent.ACCEPTED_AT);
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(Duration.ofDays(30), clock);
    private final Channel channel = SampleChannel.named("orders");
    private final AcceptedEvent event = SampleEvent.withData("{}");
    private final WideLog log =
            new WideLog(clock, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    private final InMemoryEventQueue announced = new InMemoryEventQueue(clock);
    private final Recorder recorder =
            new Recorder(deliveries, clock, () -> 0, new Announcer(announced, clock, log), log);

    @Test
    void decidesAlthoughTheLateAttemptOfAnEarlierWorkerHasComeMeanwhile() {
        Delivery first = claimFirst();
        Delivery second = claimAfterTheLeaseOf(first);
        recorder.record(new Sendable(first, channel, event), attempt(1, Reason.HTTP_5XX), failed());

        recorder.record(new Sendable(second, channel, event), attempt(2, Reason.OK), new AttemptOutcome.Delivered(200));

        assertThat(deliveries.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
            assertThat(delivery.attempts()).extracting(Attempt::number).containsExactly(1, 2);
            assertThat(delivery.attempts()).extracting(Attempt::reason).containsExactly(Reason.HTTP_5XX, Reason.OK);
        });
    }

    @Test
    void decidesNothingOnceTheClaimIsAnothers() {
        Delivery first = claimFirst();
        claimAfterTheLeaseOf(first);

        assertThat(recorder.record(new Sendable(first, channel, event), attempt(1, Reason.HTTP_5XX), failed())
                        .next())
                .isEmpty();

        assertThat(deliveries.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.isClaimedFor(2)).isTrue();
            assertThat(delivery.attempts()).extracting(Attempt::reason).containsExactly(Reason.HTTP_5XX);
        });
    }

    private Delivery claimFirst() {
        DeliveryKey key = DeliveryKey.of(event, channel.id());
        return deliveries
                .create(Delivery.sending(key, channel, clock.instant()))
                .orElseThrow();
    }

    private Delivery claimAfterTheLeaseOf(Delivery first) {
        clock.advance(Duration.ofSeconds(30));
        return first.claim(2, channel.timeout(), clock.instant()) instanceof Claim.Granted(Delivery sending)
                ? deliveries.replace(first, sending).orElseThrow()
                : first;
    }

    private static AttemptOutcome failed() {
        return new AttemptOutcome.Refused(500, Optional.empty());
    }

    private static Attempt attempt(int number, Reason reason) {
        return new Attempt(
                number,
                Trigger.AUTO,
                1,
                new Timing(SampleEvent.ACCEPTED_AT, SampleEvent.ACCEPTED_AT, Duration.ofMillis(20)),
                reason,
                Optional.empty(),
                Journey.NONE,
                Optional.empty(),
                Optional.empty());
    }
}
