package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.Reason;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import dev.postrider.health.Observation;
import dev.postrider.health.Release;
import dev.postrider.health.Verdict;
import dev.postrider.kit.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What keeps the health of channels keeps to this. It expects to find none from before.
public abstract class ChannelHealthContract {
    private static final int RACERS = 6;
    private static final Verdict FAILED = new Verdict(Verdict.Kind.FAILED, Reason.HTTP_5XX, Optional.empty());

    protected final MutableClock clock = MutableClock.at(Examples.START);

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    private final ChannelKey orders = new ChannelKey(tenant, new ChannelId("orders"));

    protected abstract ChannelHealthStore store();

    @Test
    void knowsNothingBadOfAChannelAtFirst() {
        assertThat(store().find(orders)).isEqualTo(ChannelHealth.good(orders));
        assertThat(store().findAll(tenant, List.of(orders.id()))).containsExactly(ChannelHealth.good(orders));
        assertThat(parked()).isEmpty();
    }

    @Test
    void keepsEveryStateExactly() {
        ChannelHealth health = ChannelHealth.good(orders);
        List<ChannelHealth> states = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            health = health.after(new Observation(FAILED, 3, clock.instant().plusMillis(i)));
            states.add(health);
        }
        states.add(health.marked(clock.instant()));
        states.add(health.probing(4, Duration.ofSeconds(15), clock.instant().plusSeconds(70)));
        ChannelHealth closed = health.marked(clock.instant()).afterLandings(2, clock.instant());
        Release release = Release.beginning(clock.instant());
        states.add(closed);
        states.add(closed.slowAt(clock.instant().plusMillis(1)));
        states.add(closed.releasing(Optional.of(release)));
        states.add(closed.releasing(Optional.of(release.past(DeliveryId.earliestAt(clock.instant()), 7))));

        ChannelHealth seen = store().find(orders);
        for (ChannelHealth next : states) {
            ChannelHealth stored = store().replace(seen, next).orElseThrow();
            assertThat(stored).isEqualTo(next.stored(stored.token()));
            assertThat(store().find(orders)).isEqualTo(stored);
            assertThat(store().findAll(tenant, List.of(orders.id()))).containsExactly(stored);
            seen = stored;
        }
    }

    @Test
    void refusesWhoHasSeenAnOlderState() {
        ChannelHealth good = store().find(orders);
        ChannelHealth failing = good.after(new Observation(FAILED, 1, clock.instant()));
        ChannelHealth stored = store().replace(good, failing).orElseThrow();

        assertThat(store().replace(good, good.marked(clock.instant()))).isEmpty();

        assertThat(store().find(orders)).isEqualTo(stored);
    }

    /// The probe of an open breaker is claimed like this.
    @Test
    void oneOfManyWhoSawTheSameWins() {
        ChannelHealth good = store().find(orders);

        List<Optional<ChannelHealth>> swapped = Race.of(
                RACERS,
                racer -> store().replace(good, good.marked(clock.instant().plusMillis(racer))));

        List<ChannelHealth> winners = swapped.stream().flatMap(Optional::stream).toList();
        assertThat(winners).hasSize(1);
        assertThat(store().find(orders)).isEqualTo(winners.getFirst());
    }

    @Test
    void showsTheChannelsOfAllTenantsThatMayHoldDeliveries() {
        ChannelKey other = new ChannelKey(Examples.tenant(), new ChannelId("orders"));
        ChannelHealth mine = marked(orders);
        ChannelHealth theirs = marked(other);
        store().replace(
                        ChannelHealth.good(new ChannelKey(tenant, new ChannelId("calm"))),
                        ChannelHealth.good(new ChannelKey(tenant, new ChannelId("calm")))
                                .after(new Observation(FAILED, 1, clock.instant())));

        assertThat(parked()).containsExactlyInAnyOrder(mine, theirs);

        store().replace(mine, mine.unparked());
        assertThat(parked()).containsExactly(theirs);
    }

    @Test
    void answersForManyChannelsAtOnceInTheirOrder() {
        List<ChannelId> ids = Examples.channelIds(250);
        ChannelHealth known = marked(new ChannelKey(tenant, ids.get(200)));

        List<ChannelHealth> found = store().findAll(tenant, ids);

        assertThat(found).extracting(health -> health.channel().id()).isEqualTo(ids);
        assertThat(found.get(200)).isEqualTo(known);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        marked(orders);
        ChannelKey other = new ChannelKey(Examples.tenant(), orders.id());

        assertThat(store().find(other)).isEqualTo(ChannelHealth.good(other));
    }

    private ChannelHealth marked(ChannelKey key) {
        ChannelHealth good = store().find(key);
        return store().replace(good, good.marked(clock.instant())).orElseThrow();
    }

    private List<ChannelHealth> parked() {
        return IntStream.range(0, store().parkedShards())
                .boxed()
                .flatMap(shard -> store().parked(shard).stream())
                .toList();
    }
}
