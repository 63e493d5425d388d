package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Reason;
import dev.postrider.event.TenantId;
import dev.postrider.metrics.Tally;
import dev.postrider.metrics.TallyStore;
import dev.postrider.metrics.TallyStore.Hourly;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What keeps tallies keeps to this.
public abstract class TallyStoreContract {
    private static final int WRITERS = 8;
    private static final Tally LANDED = Tally.of(Reason.OK, Duration.ofMillis(40), Tally.Sequel.LANDED);
    private static final Tally RETRIED = Tally.of(Reason.HTTP_5XX, Duration.ofSeconds(20), Tally.Sequel.RETRIED);
    private static final Tally FAILED = Tally.of(Reason.DNS, Duration.ofMillis(101), Tally.Sequel.GIVEN_UP);
    private static final Instant HOUR = Examples.START.plus(Duration.ofHours(23));

    private final TenantId tenant = Examples.tenant();

    protected abstract TallyStore store();

    @Test
    void addsUpWhatBelongsToOneChannelAndHour() {
        add("alerts", HOUR, LANDED);
        add("alerts", HOUR.plusSeconds(3599), RETRIED.plus(FAILED));

        assertThat(list(Optional.empty()))
                .containsExactly(hourly("alerts", HOUR, LANDED.plus(RETRIED).plus(FAILED)));
    }

    @Test
    void losesNoCountToWritersAtTheSameTime() {
        Race.of(WRITERS, _ -> {
            add("alerts", HOUR, LANDED);
            return true;
        });

        assertThat(list(Optional.empty()).getFirst().tally().ok()).isEqualTo(WRITERS);
    }

    @Test
    void listsHoursOverMidnightInTheirOrder() {
        Instant next = HOUR.plus(Duration.ofHours(1));
        add("orders", next, FAILED);
        add("orders", HOUR, LANDED);
        add("alerts", next, RETRIED);

        assertThat(list(Optional.empty()))
                .containsExactly(
                        hourly("orders", HOUR, LANDED),
                        hourly("alerts", next, RETRIED),
                        hourly("orders", next, FAILED));
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        add("alerts", HOUR, LANDED);
        add("alerts-eu", HOUR, FAILED);
        add("alerts", HOUR.plus(Duration.ofHours(1)), LANDED);
        add("alerts", HOUR.minus(Duration.ofHours(1)), LANDED);

        assertThat(store().list(tenant, Optional.of(new ChannelId("alerts")), HOUR, HOUR.plus(Duration.ofHours(1))))
                .containsExactly(hourly("alerts", HOUR, LANDED));
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        add("alerts", HOUR, LANDED);

        assertThat(store().list(Examples.tenant(), Optional.empty(), HOUR, HOUR.plus(Duration.ofHours(1))))
                .isEmpty();
    }

    private void add(String channel, Instant moment, Tally tally) {
        store().add(Hourly.at(new ChannelKey(tenant, new ChannelId(channel)), moment, tally));
    }

    private Hourly hourly(String channel, Instant hour, Tally tally) {
        return new Hourly(new ChannelKey(tenant, new ChannelId(channel)), hour, tally);
    }

    private List<Hourly> list(Optional<ChannelId> channel) {
        return store().list(tenant, channel, HOUR.minus(Duration.ofDays(1)), HOUR.plus(Duration.ofDays(1)));
    }
}
