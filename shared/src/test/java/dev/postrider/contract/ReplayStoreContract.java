package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.Ulid;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.TypePattern;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.ReplayId;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayFilter;
import dev.postrider.replay.ReplayStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What keeps replays keeps to this.
public abstract class ReplayStoreContract {
    protected final MutableClock clock = MutableClock.at(Examples.START);
    private final TenantId tenant = Examples.tenant();

    protected abstract ReplayStore store();

    @Test
    void findsWhatWasAskedForFieldByField() {
        Replay kept = created(1);

        assertThat(store().find(tenant, kept.id())).contains(kept);
        assertThat(kept.stored("")).isEqualTo(replay(1));
        assertThat(kept.token()).isNotEmpty();
    }

    @Test
    void makesNoReplayTwice() {
        Replay kept = created(1);

        assertThat(store().create(replay(1))).isEmpty();
        assertThat(store().find(tenant, kept.id())).contains(kept);
    }

    @Test
    void replacesOnlyWhatWasSeen() {
        Replay kept = created(1);
        Replay next = kept.past(page(), clock.instant());

        Optional<Replay> stored = store().replace(kept, next);

        assertThat(stored.map(replay -> replay.stored("")).orElseThrow()).isEqualTo(next.stored(""));
        assertThat(store().find(tenant, kept.id())).isEqualTo(stored);
        assertThat(store().replace(kept, kept.cancelledAt(clock.instant()))).isEmpty();
        assertThat(store().find(tenant, kept.id())).isEqualTo(stored);
    }

    @Test
    void listsThemNewestFirstPageByPage() {
        List<Replay> all = List.of(created(3), created(1), created(2));

        assertThat(store().list(tenant, Optional.empty(), 2)).containsExactly(all.get(0), all.get(2));
        assertThat(store().list(tenant, Optional.of(all.get(2).id()), 2)).containsExactly(all.get(1));
    }

    @Test
    void showsWhichOnesAreToBeDrivenOn() {
        Replay running = created(1);
        Replay cancelled = created(2);
        Replay done = created(3);
        store().replace(cancelled, cancelled.cancelledAt(clock.instant()));
        store().replace(done, done.past(new Replay.Page(Optional.empty(), 0, 0, 0, true), clock.instant()));

        List<Replay> mine = store().running(1000).stream()
                .filter(replay -> replay.tenant().equals(tenant))
                .toList();

        assertThat(mine).containsExactly(running);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        Replay kept = created(1);
        TenantId other = Examples.tenant();

        assertThat(store().find(other, kept.id())).isEmpty();
        assertThat(store().list(other, Optional.empty(), 10)).isEmpty();
    }

    private static Replay.Page page() {
        return new Replay.Page(Optional.of(DeliveryId.earliestAt(Examples.START)), 100, 70, 3, false);
    }

    private Replay created(int number) {
        return store().create(replay(number)).orElseThrow();
    }

    private Replay replay(int number) {
        ReplayFilter filter = new ReplayFilter(
                Optional.of(new ChannelId("alerts")),
                Set.of(DeliveryStatus.FAILED, DeliveryStatus.CANCELLED),
                Set.of(Reason.DNS, Reason.HTTP_5XX),
                List.of(new TypePattern("check.*"), new TypePattern("order.created")),
                Examples.START.minus(Duration.ofDays(1)),
                Examples.START.plusMillis(7));
        return Replay.asked(
                ReplayId.of(new Ulid(Examples.START.toEpochMilli() + number, tenant.hashCode())),
                tenant,
                filter,
                new Replay.Terms(true, 7, Examples.START.plusMillis(9)));
    }
}
