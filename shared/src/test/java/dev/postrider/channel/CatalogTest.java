package dev.postrider.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CatalogTest {
    @Test
    void namesTheChannelsThatWantAnEventInTheOrderOfTheirIds() {
        Catalog catalog = catalogOf(
                SampleChannel.listeningTo("zulu", "order.*"),
                SampleChannel.listeningTo("alpha", "check.*", "order.created"),
                SampleChannel.listeningTo("mike", "check.*"));

        List<ChannelId> wanting =
                catalog.wanting(SampleEvent.ofType("order.created").event());

        assertThat(wanting).extracting(ChannelId::value).containsExactly("alpha", "zulu");
    }

    @Test
    void countsPausedChannelsInAndDisabledOnesOut() {
        Catalog catalog = catalogOf(
                SampleChannel.inState("enabled", ChannelState.ENABLED),
                SampleChannel.inState("paused", ChannelState.PAUSED),
                SampleChannel.inState("disabled", ChannelState.DISABLED));

        List<ChannelId> wanting =
                catalog.wanting(SampleEvent.ofType("order.created").event());

        assertThat(wanting).extracting(ChannelId::value).containsExactly("enabled", "paused");
    }

    @Test
    void keepsOurOwnEventsFromChannelsThatNameNoTypes() {
        Catalog catalog = catalogOf(
                SampleChannel.named("everything"), SampleChannel.listeningTo("watcher", "postrider.channel.*"));

        List<ChannelId> wanting =
                catalog.wanting(SampleEvent.ofType("postrider.channel.disabled").event());

        assertThat(wanting).extracting(ChannelId::value).containsExactly("watcher");
    }

    @Test
    void findsAChannelByItsId() {
        Catalog catalog = catalogOf(SampleChannel.named("alpha"));

        assertThat(catalog.find(new ChannelId("alpha"))).isPresent();
        assertThat(catalog.find(new ChannelId("omega"))).isEmpty();
        assertThat(Catalog.empty(TenantId.DEFAULT).find(new ChannelId("alpha"))).isEmpty();
    }

    private static Catalog catalogOf(Channel... channels) {
        return new Catalog(
                TenantId.DEFAULT,
                7,
                Arrays.stream(channels).collect(Collectors.toMap(Channel::id, Function.identity())));
    }
}
