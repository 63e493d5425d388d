package dev.postrider.engine;

import static dev.postrider.engine.VirtualStack.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.Ulid;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.ReplayId;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.TenantId;
import dev.postrider.memory.InMemoryReplayStore;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayFilter;
import dev.postrider.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Replays from end to end: what is sent once more, and as what.
final class ReplayedDeliveriesTest {
    private final VirtualStack stack = new VirtualStack();
    private final InMemoryReplayStore replays = new InMemoryReplayStore();
    private final AtomicInteger drawn = new AtomicInteger();
    private final Replayer replayer = new Replayer(
            replays,
            new Replayer.Reading(stack.deliveries, stack.plans),
            new Redelivery(stack.deliveries, stack.plans, stack.channels),
            stack.wakeUps,
            stack.clock,
            stack.workers);

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void rendersTheChannelAsItIs() {
        delivered();

        replay(false);

        assertThat(bodies()).containsExactly("first", "second");
        assertThat(attempts()).extracting(Attempt::trigger).containsExactly(Trigger.AUTO, Trigger.REPLAY);
        assertThat(attempts()).extracting(Attempt::channelVersion).containsExactly(2L, 3L);
    }

    @Test
    void sendsTheSameBytesWhereThatIsAskedFor() {
        delivered();

        replay(true);

        assertThat(bodies()).containsExactly("first", "first");
        assertThat(attempts()).extracting(Attempt::channelVersion).containsExactly(2L, 2L);
    }

    @Test
    void sendsTheSameBytesAtEveryRetry() {
        delivered();
        AtomicInteger answers = new AtomicInteger();
        stack.add("shop", _ -> status(answers.getAndIncrement() == 0 ? 500 : 200));
        edit("third");

        replay(true);

        assertThat(bodies()).containsExactly("first", "first", "first");
        assertThat(attempts()).extracting(Attempt::trigger).containsExactly(Trigger.AUTO, Trigger.REPLAY, Trigger.AUTO);
    }

    /// What landed before the replay says nothing about what it sends.
    @Test
    void isNotOverBecauseItHadLandedBefore() {
        delivered();
        stack.setState("shop", ChannelState.PAUSED);
        replay(false);
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.HELD);

        stack.add("shop", _ -> status(500));
        stack.setState("shop", ChannelState.ENABLED);
        stack.run(Duration.ofMinutes(3));

        assertThat(delivery().status()).isEqualTo(DeliveryStatus.RETRYING);
    }

    @Test
    void keepsTheWebhookIdThatReceiversKnow() {
        delivered();

        replay(false);

        assertThat(stack.hits.stream().map(VirtualStack.Hit::id).distinct()).hasSize(1);
    }

    private void delivered() {
        stack.add("shop", _ -> status(200));
        edit("first");
        stack.post(1);
        stack.run(Duration.ofMinutes(1));
        edit("second");
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.SUCCEEDED);
    }

    private void replay(boolean sameBytes) {
        ReplayFilter filter = new ReplayFilter(
                Optional.empty(), ReplayFilter.REPLAYABLE, Set.of(), List.of(), Instant.EPOCH, stack.clock.instant());
        replays.create(Replay.asked(
                ReplayId.of(new Ulid(stack.clock.instant().toEpochMilli(), drawn.incrementAndGet())),
                TenantId.DEFAULT,
                filter,
                new Replay.Terms(sameBytes, 10, stack.clock.instant())));
        replayer.drive(stack.clock.instant().plusSeconds(30));
        stack.run(Duration.ofMinutes(3));
    }

    private void edit(String body) {
        stack.edit(
                "shop",
                channel -> channel.with(new RequestTemplate(
                        channel.request().method(),
                        channel.request().url(),
                        channel.request().query(),
                        channel.request().headers(),
                        Optional.of(new Template("\"" + body + "\"")))));
    }

    private Delivery delivery() {
        return stack.deliveries("shop").getFirst();
    }

    private List<Attempt> attempts() {
        return delivery().attempts();
    }

    private List<String> bodies() {
        return stack.hits.stream().map(hit -> hit.body().replace("\"", "")).toList();
    }
}
