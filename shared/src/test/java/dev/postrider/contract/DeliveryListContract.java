package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a store lists deliveries.
public abstract class DeliveryListContract {
    private static final Comparator<Delivery> NEWEST_FIRST =
            Comparator.comparing((Delivery delivery) -> delivery.key().id()).reversed();
    private static final Optional<ChannelId> ANY = Optional.empty();
    private static final Optional<DeliveryId> START = Optional.empty();

    protected final MutableClock clock = MutableClock.at(Examples.START);

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    protected abstract DeliveryStore store();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 100})
    void pagesThroughATenantsDeliveriesNewestFirst(int limit) {
        List<Delivery> all = created(40);

        assertThat(pages(ANY, limit))
                .isEqualTo(all.stream().sorted(NEWEST_FIRST).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void pagesThroughDeliveriesOldestFirst(int limit) {
        List<Delivery> all = created(40);
        Optional<ChannelId> channel = Optional.of(new ChannelId("channel-1"));

        assertThat(oldest(ANY, limit))
                .isEqualTo(all.stream().sorted(NEWEST_FIRST.reversed()).toList());
        assertThat(oldest(channel, limit))
                .isEqualTo(all.stream()
                        .filter(delivery ->
                                Optional.of(delivery.key().channel()).equals(channel))
                        .sorted(NEWEST_FIRST.reversed())
                        .toList());
    }

    private List<Delivery> oldest(Optional<ChannelId> channel, int limit) {
        List<Delivery> seen = new ArrayList<>();
        List<Delivery> page = store().listOldest(tenant, channel, START, limit);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page);
            page = store().listOldest(
                            tenant, channel, Optional.of(seen.getLast().key().id()), limit);
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 100})
    void pagesThroughAChannelsDeliveriesNewestFirst(int limit) {
        List<Delivery> all = created(40);
        Optional<ChannelId> channel = Optional.of(new ChannelId("channel-1"));

        assertThat(pages(channel, limit))
                .isEqualTo(all.stream()
                        .filter(delivery ->
                                Optional.of(delivery.key().channel()).equals(channel))
                        .sorted(NEWEST_FIRST)
                        .toList());
    }

    @Test
    void listsWhatWasAcceptedBeforeAMoment() {
        List<Delivery> all = created(20);
        Instant moment = Examples.START.plusMillis(3);

        List<Delivery> before = store().list(tenant, ANY, Optional.of(DeliveryId.earliestAt(moment)), 100);

        assertThat(before)
                .isEqualTo(all.stream()
                        .filter(delivery -> delivery.key().acceptedAt().isBefore(moment))
                        .sorted(NEWEST_FIRST)
                        .toList())
                .isNotEmpty();
    }

    @Test
    void listsADeliveryAsItIsNow() {
        Delivery first = created(1).getFirst();
        Delivery next =
                store().replace(first, first.cancelledAt(clock.instant())).orElseThrow();

        assertThat(store().list(tenant, ANY, START, 10)).containsExactly(next);
        assertThat(store().list(tenant, Optional.of(first.key().channel()), START, 10))
                .containsExactly(next);
    }

    @Test
    void listsNothingOfAChannelThatGotNothing() {
        created(3);

        assertThat(store().list(tenant, Optional.of(new ChannelId("nobody")), START, 10))
                .isEmpty();
    }

    /// A query answers at most 1 MB, so a page of long histories takes several.
    @Test
    void listsAllOfAPageHoweverLongTheHistories() {
        RandomDeliveries random = new RandomDeliveries(tenant, 7);
        List<Delivery> all = IntStream.range(0, 40)
                .mapToObj(i -> store().create(random.longOne(i, 4)).orElseThrow())
                .sorted(NEWEST_FIRST)
                .toList();
        List<DeliveryKey> keys = all.stream().map(Delivery::key).toList();

        assertThat(store().list(tenant, ANY, START, 40))
                .extracting(Delivery::key)
                .isEqualTo(keys);
        assertThat(store().list(tenant, Optional.of(new ChannelId("long-one")), START, 40))
                .extracting(Delivery::key)
                .isEqualTo(keys);
        assertThat(store().findAll(keys)).extracting(Delivery::key).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void findsThoseOfManyThatExist() {
        List<Delivery> all = created(230);
        List<DeliveryKey> asked =
                new ArrayList<>(all.stream().map(Delivery::key).toList());
        IntStream.range(1000, 1030).forEach(i -> asked.add(key(i)));

        assertThat(store().findAll(asked)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(store().findAll(List.of())).isEmpty();
    }

    @Test
    void countsWhatHasExpiredAsAbsent() {
        Delivery old = store().create(Delivery.pending(accepted(1, Examples.START), clock.instant()))
                .orElseThrow();
        Delivery young = store().create(Delivery.pending(accepted(2, Examples.START.plusSeconds(1)), clock.instant()))
                .orElseThrow();
        clock.set(Examples.START.plus(Examples.RETENTION).minusMillis(1));
        assertThat(store().find(tenant, old.key().id())).contains(old);

        clock.advance(Duration.ofMillis(1));

        assertThat(store().find(tenant, old.key().id())).isEmpty();
        assertThat(store().findAll(List.of(old.key(), young.key()))).containsExactly(young);
        assertThat(store().list(tenant, ANY, START, 10)).containsExactly(young);
        assertThat(store().list(tenant, Optional.of(old.key().channel()), START, 10))
                .containsExactly(young);
    }

    private List<Delivery> pages(Optional<ChannelId> channel, int limit) {
        List<Delivery> seen = new ArrayList<>();
        List<Delivery> page = store().list(tenant, channel, START, limit);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page);
            page = store().list(
                            tenant, channel, Optional.of(seen.getLast().key().id()), limit);
        }
        return seen;
    }

    private List<Delivery> created(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> store().create(Delivery.pending(key(i), clock.instant()))
                        .orElseThrow())
                .toList();
    }

    /// Every fourth event has the same moment of acceptance, and every third the same channel.
    private DeliveryKey key(int number) {
        return Examples.delivery(tenant, "channel-" + number % 3, number, Examples.START.plusMillis(number / 4));
    }

    private DeliveryKey accepted(int number, Instant at) {
        return Examples.delivery(tenant, "channel-1", number, at);
    }
}
