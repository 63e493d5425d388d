package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.Match;
import dev.postrider.event.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What keeps channels keeps what they were, too.
abstract class ChannelVersionsContract {
    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    protected abstract ChannelStore store();

    @Test
    void neverWritesAVersionTwice() {
        Channel channel = saved("prod-alerts");
        store().delete(tenant, channel.id(), 1);

        assertThat(store().save(tenant, channel.with(Match.EVERYTHING), 0)).isFalse();

        assertThat(store().find(tenant, channel.id())).isEmpty();
        assertThat(store().versions(tenant, channel.id(), Long.MAX_VALUE, 10)).containsExactly(channel);
    }

    @Test
    void keepsEveryVersionEvenOfWhatIsDeleted() {
        Channel first = saved("prod-alerts");
        Channel second = Examples.next(first);
        Channel third = Examples.next(second);
        store().save(tenant, second, 1);
        store().delete(tenant, first.id(), 2);
        store().save(tenant, third, 0);

        assertThat(store().versions(tenant, first.id(), Long.MAX_VALUE, 10)).containsExactly(third, second, first);
        assertThat(store().versions(tenant, first.id(), 3, 1)).containsExactly(second);
        assertThat(store().versions(tenant, new ChannelId("nobody"), 3, 1)).isEmpty();
    }

    @Test
    void knowsTheChannelsOfEveryEarlierRevision() {
        List<Catalog> revisions = new ArrayList<>(List.of(refreshed()));
        Channel changed = saved("changed");
        revisions.add(refreshed());
        Channel deleted = saved("deleted");
        revisions.add(refreshed());
        store().save(tenant, Examples.next(changed), 1);
        revisions.add(refreshed());
        store().delete(tenant, deleted.id(), 1);
        revisions.add(refreshed());
        store().save(tenant, Examples.next(deleted), 0);
        store().save(tenant, Examples.next(Examples.next(changed)), 2);
        Catalog now = refreshed();

        assertThat(revisions)
                .allSatisfy(
                        then -> assertThat(store().asOf(now, then.revision())).contains(then));
        assertThat(store().asOf(now, now.revision())).contains(now);
    }

    Channel saved(String id) {
        Channel channel = Examples.channel(id);
        assertThat(store().save(tenant, channel, 0)).isTrue();
        return channel;
    }

    Catalog refreshed() {
        return store().refresh(Catalog.empty(tenant));
    }
}
