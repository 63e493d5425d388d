package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelPace;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What gives out places in a channel's rate keeps to this.
public abstract class ChannelPaceContract {
    private static final Instant NOW = Examples.START;

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    private final ChannelKey orders = new ChannelKey(tenant, new ChannelId("orders"));

    protected abstract ChannelPace pace();

    @Test
    void givesTheFirstPlaceAtOnceAndTheOthersEvenly() {
        assertThat(List.of(reserve(NOW), reserve(NOW), reserve(NOW.plusMillis(100))))
                .containsExactly(NOW, NOW.plusMillis(250), NOW.plusMillis(500));
    }

    @Test
    void savesNoPlacesUpWhileNobodyAsks() {
        reserve(NOW);
        Instant later = NOW.plusSeconds(3600);

        assertThat(List.of(reserve(later), reserve(later))).containsExactly(later, later.plusMillis(250));
    }

    @Test
    void givesNoPlaceTwice() {
        List<Instant> places = Race.of(8, _ -> reserve(NOW));

        assertThat(places)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 8)
                        .mapToObj(i -> NOW.plusMillis(250L * i))
                        .toList());
    }

    @Test
    void channelsDoNotWaitForEachOther() {
        reserve(NOW);

        assertThat(pace().reserve(new ChannelKey(tenant, new ChannelId("invoices")), 4, NOW))
                .isEqualTo(NOW);
    }

    private Instant reserve(Instant now) {
        return pace().reserve(orders, 4, now);
    }
}
