package dev.postrider.engine;

import static dev.postrider.engine.VirtualStack.START;
import static dev.postrider.engine.VirtualStack.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.DeliveryRules;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HoldingTest {
    private final VirtualStack stack = new VirtualStack();

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void aPauseLosesNothingHoweverLongItIs() {
        stack.add("paused", _ -> status(200));
        stack.setState("paused", ChannelState.PAUSED);
        stack.post(20);
        stack.run(Duration.ofDays(100));
        assertThat(statuses("paused")).containsOnly(DeliveryStatus.HELD);

        stack.setState("paused", ChannelState.ENABLED);
        stack.run(Duration.ofMinutes(3));

        assertThat(statuses("paused")).hasSize(20).containsOnly(DeliveryStatus.SUCCEEDED);
        assertThat(stack.hits("paused")).hasSize(20);
    }

    @Test
    void whatWaitedWhenItsChannelWasDisabledIsHeldAndResumed() {
        Instant mended = START.plus(Duration.ofHours(1));
        stack.add("off", now -> status(now.isBefore(mended) ? 500 : 200));
        stack.post(1);
        stack.run(Duration.ofSeconds(1));

        stack.setState("off", ChannelState.DISABLED);
        stack.post(1);
        stack.run(Duration.ofHours(2));
        assertThat(statuses("off")).containsExactly(DeliveryStatus.HELD);
        stack.setState("off", ChannelState.ENABLED);
        stack.run(Duration.ofMinutes(3));

        assertThat(statuses("off")).containsExactly(DeliveryStatus.SUCCEEDED);
    }

    @Test
    void whatIsHeldIsCancelledWithItsChannel() {
        stack.add("paused", _ -> status(200));
        stack.setState("paused", ChannelState.PAUSED);
        stack.post(20);
        stack.run(Duration.ofMinutes(1));

        Channel before = stack.channel("paused");
        stack.channels.delete(TenantId.DEFAULT, before.id(), before.version().number());
        stack.run(Duration.ofMinutes(3));

        assertThat(statuses("paused")).hasSize(20).containsOnly(DeliveryStatus.CANCELLED);
    }

    @Test
    void goneDisablesTheChannelAndEnablingItResumesWhatItHeld() {
        Instant mended = START.plus(Duration.ofDays(2));
        stack.add("gone", now -> status(now.isBefore(mended) ? 410 : 200));

        stack.post(1);
        stack.run(Duration.ofMinutes(1));
        stack.post(3);
        stack.run(Duration.ofDays(3));

        assertThat(stack.channel("gone").status().reason()).contains(ChannelStatus.Reason.GONE);
        assertThat(stack.hits("gone")).hasSize(1);
        assertThat(statuses("gone"))
                .containsExactlyInAnyOrder(
                        DeliveryStatus.FAILED, DeliveryStatus.HELD, DeliveryStatus.HELD, DeliveryStatus.HELD);
        stack.setState("gone", ChannelState.ENABLED);
        stack.run(Duration.ofMinutes(3));
        assertThat(stack.hits("gone")).hasSize(4);
    }

    @Test
    void fiveDaysWithoutSuccessDisableAChannelOnce() {
        stack.add("dead", _ -> status(500));
        stack.add("watch", "postrider.*", _ -> status(200));

        everyHour(4 * 24, "check.failed");
        assertThat(stack.channel("dead").state()).isEqualTo(ChannelState.ENABLED);
        everyHour(2 * 24, "check.failed");

        assertThat(stack.channel("dead").status().reason()).contains(ChannelStatus.Reason.FAILING);
        int hits = stack.hits("dead").size();
        everyHour(24, "check.failed");
        assertThat(stack.hits("dead")).hasSize(hits);
        assertThat(types("watch"))
                .filteredOn("postrider.channel.disabled"::equals)
                .hasSize(1);
    }

    @Test
    void aSuccessADayKeepsAChannelEnabled() {
        stack.add("weak", now -> status(Duration.between(START, now).toHours() % 24 == 0 ? 200 : 500));

        everyHour(8 * 24, "check.failed");

        assertThat(stack.channel("weak").state()).isEqualTo(ChannelState.ENABLED);
    }

    /// Otherwise the first failure after it was enabled again would disable it for the days before.
    @Test
    void daysBeforeAChannelWasEnabledDoNotCount() {
        stack.add("dead", _ -> status(500));
        everyHour(6 * 24, "check.failed");
        assertThat(stack.channel("dead").state()).isEqualTo(ChannelState.DISABLED);

        stack.setState("dead", ChannelState.ENABLED);
        everyHour(4 * 24, "check.failed");

        assertThat(stack.channel("dead").state()).isEqualTo(ChannelState.ENABLED);
    }

    @Test
    void attemptsAreAsFarApartAsTheChannelsRateAsks() {
        stack.add("paced", _ -> status(200), channel -> channel.with(rate(channel, 2)));
        stack.post(200);

        stack.run(Duration.ofMinutes(5));

        List<Instant> hits = stack.hits("paced");
        assertThat(hits).hasSize(200);
        assertThat(IntStream.range(0, 199).mapToObj(i -> Duration.between(hits.get(i), hits.get(i + 1))))
                .noneMatch(gap -> gap.compareTo(Duration.ofMillis(0)) < 0);
        assertThat(hits.getLast()).isBeforeOrEqualTo(START.plusSeconds(103));
        assertThat(IntStream.range(0, 200).filter(i -> hits.get(i).isBefore(START.plusMillis(500L * i))))
                .as("attempts before their place")
                .isEmpty();
        assertThat(stack.deliveries("paced"))
                .allMatch(delivery -> delivery.attempts().size() == 1);
    }

    private static DeliveryRules rate(Channel channel, int rate) {
        DeliveryRules rules = channel.rules();
        return new DeliveryRules(
                rules.success(),
                new RetryPolicy(List.of(Duration.ofSeconds(5)), Duration.ofDays(1), Set.of(), true),
                rules.timeout(),
                Optional.of(rate));
    }

    private void everyHour(int hours, String type) {
        for (int i = 0; i < hours; i++) {
            stack.post(type);
            stack.run(Duration.ofHours(1));
        }
    }

    private List<DeliveryStatus> statuses(String channel) {
        return stack.deliveries(channel).stream().map(Delivery::status).toList();
    }

    private List<String> types(String channel) {
        return stack.typesSentTo(channel);
    }
}
