package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.Hold;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What keeps deliveries keeps to this, and to [DeliveryListContract] and [DueDeliveriesContract].
public abstract class DeliveryStoreContract {
    private static final Duration MAX_AGE = Duration.ofDays(5);
    private static final int RACERS = 6;

    protected final MutableClock clock = MutableClock.at(Examples.START);

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    protected abstract DeliveryStore store();

    @Test
    void createsADeliveryOnce() {
        Delivery first = Delivery.pending(key(1), clock.instant());

        Delivery created = store().create(first).orElseThrow();
        Optional<Delivery> again = store().create(Delivery.cancelled(key(1), clock.instant()));

        assertThat(again).isEmpty();
        assertThat(created.token()).isNotEmpty();
        assertThat(created).isEqualTo(first.stored(created.token()));
        assertThat(found(first)).contains(created);
    }

    @Test
    void oneOfManyCreatorsWins() {
        List<Optional<Delivery>> created = Race.of(
                RACERS,
                racer -> store().create(Delivery.held(key(1), Hold.PAUSED, MAX_AGE, Examples.START.plusMillis(racer))));

        List<Delivery> winners = created.stream().flatMap(Optional::stream).toList();
        assertThat(winners).hasSize(1);
        assertThat(found(winners.getFirst())).contains(winners.getFirst());
    }

    @Test
    void findsNothingThatWasNotCreated() {
        assertThat(store().find(tenant, key(1).id())).isEmpty();
        assertThat(store().replace(pending(1).stored("token"), pending(1))).isEmpty();
        assertThat(store().find(tenant, key(1).id())).isEmpty();
    }

    @Test
    void swapsWhatWasSeenForWhatComesNext() {
        Delivery seen = store().create(pending(1)).orElseThrow();
        Delivery next = seen.heldAt(Hold.PAUSED, MAX_AGE, clock.instant());

        Delivery stored = store().replace(seen, next).orElseThrow();

        assertThat(stored.token()).isNotEqualTo(seen.token());
        assertThat(stored).isEqualTo(next.stored(stored.token()));
        assertThat(found(seen)).contains(stored);
    }

    @Test
    void refusesWhoHasSeenAnOlderState() {
        Delivery seen = store().create(pending(1)).orElseThrow();
        Delivery stored = store().replace(seen, seen.heldAt(Hold.PAUSED, MAX_AGE, clock.instant()))
                .orElseThrow();

        Optional<Delivery> late = store().replace(seen, seen.cancelledAt(clock.instant()));

        assertThat(late).isEmpty();
        assertThat(found(seen)).contains(stored);
    }

    @Test
    void refusesWhoHasSeenNothing() {
        Delivery first = pending(1);
        Delivery created = store().create(first).orElseThrow();

        assertThat(store().replace(first, first.cancelledAt(clock.instant()))).isEmpty();

        assertThat(found(first)).contains(created);
    }

    @Test
    void oneOfManyWhoSawTheSameWins() {
        Delivery seen = store().create(pending(1)).orElseThrow();

        List<Optional<Delivery>> replaced = Race.of(
                RACERS,
                racer -> store().replace(seen, seen.heldAt(Hold.PAUSED, MAX_AGE, Examples.START.plusMillis(racer))));

        List<Delivery> winners = replaced.stream().flatMap(Optional::stream).toList();
        assertThat(winners).hasSize(1);
        assertThat(found(seen)).contains(winners.getFirst());
    }

    @Test
    void givesEveryStoredChangeATokenOfItsOwn() {
        Set<String> tokens = new HashSet<>();
        Delivery delivery = store().create(pending(1)).orElseThrow();
        for (int i = 0; i < 20; i++) {
            tokens.add(delivery.token());
            delivery = store().replace(delivery, delivery).orElseThrow();
        }

        assertThat(tokens).hasSize(20);
    }

    @Test
    void keepsTheClaimThatACreationIs() {
        Channel channel = Examples.channel("prod-alerts");

        Delivery created = store().create(Delivery.sending(key(1), channel, clock.instant()))
                .orElseThrow();

        assertThat(found(created)).contains(created);
    }

    @Test
    void keepsEveryStateAndEveryHistoryExactly() {
        RandomDeliveries random = new RandomDeliveries(tenant, 42);
        List<Delivery> created = IntStream.range(0, 150)
                .mapToObj(i -> store().create(random.next(i)).orElseThrow())
                .toList();

        assertThat(created).allSatisfy(delivery -> {
            Delivery found = found(delivery).orElseThrow();
            assertThat(found).isEqualTo(delivery);
            assertThat(found.toString()).as("headers in their order").isEqualTo(delivery.toString());
        });
    }

    /// Nothing that receivers answer may make a delivery unrecordable; of the oldest attempts only what was sent and
    /// received may be missing.
    @Test
    void keepsAHistoryOfAnySize() {
        Delivery full = new RandomDeliveries(tenant, 1).longOne(1, 40);

        Delivery created = store().create(full).orElseThrow();

        Delivery found = found(created).orElseThrow();
        assertThat(found.attempts()).hasSize(40);
        assertThat(found.attempts().getLast()).isEqualTo(full.attempts().getLast());
        assertThat(found.attempts().getFirst().reason())
                .isEqualTo(full.attempts().getFirst().reason());
        assertThat(found.state()).isEqualTo(full.state());
    }

    @Test
    void keepsAnAnswerWhoseFieldNamesAreLong() {
        Delivery created = store().create(new RandomDeliveries(tenant, 1).withFieldNames(2, 8000))
                .orElseThrow();

        assertThat(found(created)).contains(created);
    }

    @Test
    void keepsWhatItCanOfAnAnswerThatIsLongerThanAnyHistory() {
        Delivery created = store().create(new RandomDeliveries(tenant, 1).withFieldNames(50, 16_000))
                .orElseThrow();

        Attempt kept = found(created).orElseThrow().attempts().getFirst();
        assertThat(kept.reason()).isEqualTo(Reason.HTTP_5XX);
        assertThat(kept.response().map(ReceivedResponse::status)).contains(500);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        TenantId other = Examples.tenant();
        Delivery mine = store().create(pending(1)).orElseThrow();

        assertThat(store().find(other, mine.key().id())).isEmpty();
        assertThat(store().list(other, Optional.empty(), Optional.empty(), 10)).isEmpty();
        assertThat(store().list(other, Optional.of(mine.key().channel()), Optional.empty(), 10))
                .isEmpty();
        assertThat(store().findAll(List.of(new DeliveryKey(
                        other,
                        mine.key().channel(),
                        mine.key().event(),
                        mine.key().acceptedAt()))))
                .isEmpty();
    }

    /// Ids take all of a tenant and a channel into account: no other pair of them makes the same.
    @Test
    void tenantsAndChannelsWhoseNamesRunTogetherStayApart() {
        TenantId longer = new TenantId(tenant + "-a");
        Delivery one = store().create(Delivery.pending(
                        new DeliveryKey(tenant, new ChannelId("a-b"), key(1).event(), Examples.START), clock.instant()))
                .orElseThrow();
        Delivery two = store().create(Delivery.pending(
                        new DeliveryKey(longer, new ChannelId("bb"), key(1).event(), Examples.START), clock.instant()))
                .orElseThrow();

        assertThat(store().list(tenant, Optional.empty(), Optional.empty(), 10)).containsExactly(one);
        assertThat(store().list(longer, Optional.empty(), Optional.empty(), 10)).containsExactly(two);
    }

    private DeliveryKey key(int number) {
        return Examples.delivery(tenant, "prod-alerts", number, Examples.START);
    }

    private Delivery pending(int number) {
        return Delivery.pending(key(number), clock.instant());
    }

    private Optional<Delivery> found(Delivery delivery) {
        return store().find(delivery.key().tenant(), delivery.key().id());
    }
}
