package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.event.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What keeps channels keeps to this.
public abstract class ChannelStoreContract extends ChannelVersionsContract {
    private static final int WRITERS = 8;

    @Test
    void findsWhatWasSavedFieldByField() {
        Channel channel = Examples.channel("prod-alerts");

        boolean isSaved = store().save(tenant, channel, 0);

        assertThat(isSaved).isTrue();
        assertThat(store().find(tenant, channel.id())).contains(channel);
    }

    @Test
    void keepsTheOrderInWhichHeadersParametersAndVariablesWereGiven() {
        Channel channel = saved("prod-alerts");

        Channel found = store().find(tenant, channel.id()).orElseThrow();

        assertThat(found.variables().keySet()).containsExactly("TEAM", "HOST");
        assertThat(found.request().headers().keySet()).containsExactly("x-second", "content-type");
        assertThat(found.request().query().keySet()).containsExactly("one", "many");
    }

    @Test
    void findsNothingBeforeTheFirstSave() {
        assertThat(store().find(tenant, new ChannelId("nobody"))).isEmpty();
        assertThat(store().list(tenant, "", 10)).isEmpty();
        assertThat(refreshed()).isEqualTo(Catalog.empty(tenant));
    }

    @Test
    void refusesToMakeAChannelThatExists() {
        Channel channel = saved("prod-alerts");
        Catalog before = refreshed();

        boolean isSaved = store().save(tenant, Examples.channel("prod-alerts"), 0);

        assertThat(isSaved).isFalse();
        assertThat(store().find(tenant, channel.id())).contains(channel);
        assertThat(store().refresh(before)).isSameAs(before);
    }

    @Test
    void replacesExactlyTheVersionThatWasSeen() {
        Channel first = saved("prod-alerts");
        Channel second = Examples.next(first);

        assertThat(store().save(tenant, second, 1)).isTrue();
        assertThat(store().save(tenant, Examples.next(first), 1)).isFalse();

        assertThat(store().find(tenant, first.id())).contains(second);
    }

    @Test
    void replacesNothingThatDoesNotExist() {
        Channel second = Examples.next(Examples.channel("prod-alerts"));

        assertThat(store().save(tenant, second, 1)).isFalse();

        assertThat(store().find(tenant, second.id())).isEmpty();
    }

    @Test
    void deletesExactlyTheVersionThatWasSeen() {
        Channel first = saved("prod-alerts");
        store().save(tenant, Examples.next(first), 1);

        assertThat(store().delete(tenant, first.id(), 1)).isFalse();
        assertThat(store().find(tenant, first.id())).isPresent();
        assertThat(store().delete(tenant, first.id(), 2)).isTrue();
        assertThat(store().find(tenant, first.id())).isEmpty();
    }

    @Test
    void deletesNothingTwice() {
        Channel channel = saved("prod-alerts");

        assertThat(store().delete(tenant, channel.id(), 1)).isTrue();
        assertThat(store().delete(tenant, channel.id(), 1)).isFalse();
        assertThat(store().delete(tenant, channel.id(), 0)).isFalse();
    }

    @Test
    void makesADeletedChannelAnew() {
        Channel channel = saved("prod-alerts");
        store().delete(tenant, channel.id(), 1);

        assertThat(store().save(tenant, Examples.next(channel), 0)).isTrue();

        assertThat(refreshed().channels()).containsOnlyKeys(channel.id());
    }

    @Test
    void listsChannelsByIdPageByPage() {
        List<String> ids = List.of("a-1", "a-10", "a-2", "b0", "zz");
        List<String> shuffled = new ArrayList<>(ids);
        Collections.reverse(shuffled);
        shuffled.forEach(this::saved);

        assertThat(idsAfter("", 2)).containsExactly("a-1", "a-10");
        assertThat(idsAfter("a-10", 2)).containsExactly("a-2", "b0");
        assertThat(idsAfter("b0", 2)).containsExactly("zz");
        assertThat(idsAfter("zz", 2)).isEmpty();
        assertThat(idsAfter("", 5)).isEqualTo(ids);
    }

    @Test
    void listsAfterAnIdThatIsGone() {
        saved("aa");
        saved("cc");

        assertThat(idsAfter("bb", 10)).containsExactly("cc");
        assertThat(idsAfter("a", 10)).containsExactly("aa", "cc");
    }

    /// A query answers at most 1 MB, so a page of long channels takes several.
    @Test
    void listsAndRefreshesAllOfManyLongChannels() {
        List<ChannelId> ids = Examples.channelIds(30);
        ids.forEach(id -> store().save(tenant, RandomDeliveries.longChannel(id.value()), 0));

        assertThat(store().list(tenant, "", 30)).extracting(Channel::id).isEqualTo(ids);
        assertThat(refreshed().channels()).containsOnlyKeys(ids);
    }

    @Test
    void countsEveryWriteAsARevision() {
        Channel first = saved("one");
        saved("two");
        store().save(tenant, Examples.next(first), 1);
        store().save(tenant, first, 0);
        store().delete(tenant, first.id(), 2);

        assertThat(refreshed().revision()).isEqualTo(4);
    }

    @Test
    void givesBackTheKnownCatalogWhileNothingChanges() {
        saved("one");
        Catalog known = refreshed();

        assertThat(store().refresh(known)).isSameAs(known);
    }

    @Test
    void refreshFollowsWhatWasMadeChangedAndDeleted() {
        Channel changed = saved("changed");
        Channel deleted = saved("deleted");
        Channel untouched = saved("untouched");
        Catalog known = refreshed();
        store().save(tenant, Examples.next(changed), 1);
        store().delete(tenant, deleted.id(), 1);
        Channel made = saved("made");

        Catalog now = store().refresh(known);

        assertThat(now.channels().values()).containsExactlyInAnyOrder(Examples.next(changed), untouched, made);
        assertThat(now).isEqualTo(refreshed());
        assertThat(known.channels()).containsOnlyKeys(changed.id(), deleted.id(), untouched.id());
    }

    @Test
    void refreshFollowsMoreChangesThanItReadsOneByOne() {
        Channel channel = saved("busy");
        Catalog known = refreshed();
        for (int i = 0; i < 101; i++) {
            Channel next = Examples.next(channel);
            store().save(tenant, next, channel.version().number());
            channel = next;
        }

        Catalog now = store().refresh(known);

        assertThat(now.revision()).isEqualTo(102);
        assertThat(now.find(channel.id())).contains(channel);
    }

    @Test
    void refreshComesBackToATableThatWasRestored() {
        Channel channel = saved("prod-alerts");

        Catalog now = store().refresh(new Catalog(tenant, 99, Map.of()));

        assertThat(now).isEqualTo(new Catalog(tenant, 1, Map.of(channel.id(), channel)));
    }

    @Test
    void oneOfManyWritersOfAVersionWins() {
        Channel first = saved("prod-alerts");

        List<Boolean> wins = Race.of(WRITERS, _ -> store().save(tenant, Examples.next(first), 1));

        assertThat(wins).containsOnlyOnce(true);
        assertThat(refreshed().revision()).isEqualTo(2);
    }

    @Test
    void writersOfDifferentChannelsAllWin() {
        List<ChannelId> ids = Examples.channelIds(WRITERS);

        List<Boolean> wins = Race.of(
                WRITERS,
                writer -> store().save(tenant, Examples.channel(ids.get(writer).value()), 0));

        assertThat(wins).containsOnly(true);
        assertThat(refreshed().revision()).isEqualTo(WRITERS);
        assertThat(refreshed().channels()).containsOnlyKeys(ids);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        TenantId other = Examples.tenant();
        Channel channel = saved("prod-alerts");

        assertThat(store().find(other, channel.id())).isEmpty();
        assertThat(store().list(other, "", 10)).isEmpty();
        assertThat(store().refresh(Catalog.empty(other))).isEqualTo(Catalog.empty(other));
        assertThat(store().delete(other, channel.id(), 1)).isFalse();
        assertThat(store().save(other, channel, 0)).isTrue();
        assertThat(refreshed().revision()).isEqualTo(1);
    }

    private List<String> idsAfter(String after, int limit) {
        return store().list(tenant, after, limit).stream()
                .map(channel -> channel.id().value())
                .toList();
    }
}
