package dev.postrider.memory;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Deliveries in memory. Tokens count the writes; the due time stands beside the delivery, since
/// [#postpone] moves it without touching a worker's claim. Times are kept as they come, where the table keeps
/// milliseconds.
public final class InMemoryDeliveryStore implements DeliveryStore {
    private static final Comparator<Delivery> OLDEST_FIRST =
            Comparator.comparing((Delivery delivery) -> delivery.key().id());

    private static final int DUE_SHARDS = 4;

    private final Map<Place, Row> rows = new HashMap<>();
    private final NavigableMap<DuePlace, Place> dueIndex = new TreeMap<>();
    private final Duration retention;
    private final InstantSource clock;
    private long writes;

    public InMemoryDeliveryStore(Duration retention, InstantSource clock) {
        this.retention = retention;
        this.clock = clock;
    }

    private record Place(TenantId tenant, DeliveryId id) {
        static Place of(Delivery delivery) {
            return new Place(delivery.key().tenant(), delivery.key().id());
        }
    }

    /// An item, with its id at hand: it is a hash, and asked for all the time.
    private record Row(Place place, Delivery delivery, Optional<Instant> dueAt) {
        DeliveryId id() {
            return place.id();
        }

        int shard() {
            return Math.floorMod(id().hashCode(), DUE_SHARDS);
        }
    }

    /// Where a row stands in the due index: shard by shard, earliest first.
    private record DuePlace(int shard, Instant at, String id) implements Comparable<DuePlace> {
        private static final Comparator<DuePlace> ORDER = Comparator.comparingInt(DuePlace::shard)
                .thenComparing(DuePlace::at)
                .thenComparing(DuePlace::id);

        static DuePlace first(int shard, Instant at) {
            return new DuePlace(shard, at, "");
        }

        static Optional<DuePlace> of(Row row) {
            return row.dueAt().map(at -> new DuePlace(row.shard(), at, row.id().value()));
        }

        @Override
        public int compareTo(DuePlace other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public synchronized Optional<Delivery> create(Delivery first) {
        return rows.containsKey(Place.of(first)) ? Optional.empty() : Optional.of(put(first));
    }

    @Override
    public synchronized Optional<Delivery> replace(Delivery seen, Delivery next) {
        return Optional.ofNullable(rows.get(Place.of(next)))
                .filter(row -> row.delivery().token().equals(seen.token()))
                .map(_ -> put(next));
    }

    private Delivery put(Delivery delivery) {
        Delivery stored = delivery.stored(Long.toString(++writes));
        put(new Row(Place.of(stored), stored, stored.state().dueAt()));
        return stored;
    }

    private void put(Row row) {
        Optional.ofNullable(rows.put(row.place(), row)).flatMap(DuePlace::of).ifPresent(dueIndex::remove);
        DuePlace.of(row).ifPresent(due -> dueIndex.put(due, row.place()));
    }

    @Override
    public synchronized Optional<Delivery> find(TenantId tenant, DeliveryId id) {
        return Optional.ofNullable(rows.get(new Place(tenant, id)))
                .map(Row::delivery)
                .filter(this::isKept);
    }

    @Override
    public synchronized List<Delivery> findAll(List<DeliveryKey> keys) {
        return keys.stream()
                .flatMap(key -> find(key.tenant(), key.id()).stream())
                .toList();
    }

    @Override
    public synchronized List<Delivery> list(
            TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> before, int limit) {
        return of(tenant, channel)
                .filter(delivery ->
                        before.map(id -> delivery.key().id().compareTo(id) < 0).orElse(true))
                .sorted(OLDEST_FIRST.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Delivery> listOldest(
            TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> after, int limit) {
        return of(tenant, channel)
                .filter(delivery ->
                        after.map(id -> delivery.key().id().compareTo(id) > 0).orElse(true))
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .toList();
    }

    private Stream<Delivery> of(TenantId tenant, Optional<ChannelId> channel) {
        return rows.values().stream()
                .map(Row::delivery)
                .filter(delivery -> delivery.key().tenant().equals(tenant))
                .filter(delivery ->
                        channel.map(delivery.key().channel()::equals).orElse(true))
                .filter(this::isKept);
    }

    @Override
    public synchronized List<Due> due(int shard, Instant now, int limit) {
        return dueIndex
                .subMap(DuePlace.first(shard, Instant.MIN), DuePlace.first(shard, now.plusNanos(1)))
                .values()
                .stream()
                .limit(limit)
                .map(place -> rows.get(place))
                .map(row -> due(row, row.dueAt().orElseThrow()))
                .toList();
    }

    private static Due due(Row row, Instant at) {
        Delivery delivery = row.delivery();
        DeliveryKey key = delivery.key();
        WakeUp wakeUp = new WakeUp(
                key.tenant(), key.channel(), key.event(), delivery.progress().begun() + 1);
        Instant notBefore = delivery.state() instanceof DeliveryState.Waiting waiting ? waiting.nextAttemptAt() : at;
        return new Due(row.id(), wakeUp, at, notBefore, delivery.state() instanceof DeliveryState.Sending);
    }

    @Override
    public synchronized List<Due> held(ChannelKey channel, Optional<DeliveryId> after, int limit) {
        return rows.values().stream()
                .filter(row -> row.delivery().state() instanceof DeliveryState.Held)
                .filter(row -> row.delivery().key().tenant().equals(channel.tenant()))
                .filter(row -> row.delivery().key().channel().equals(channel.id()))
                .filter(row -> after.map(id -> row.id().compareTo(id) > 0).orElse(true))
                .flatMap(row -> row.dueAt().map(at -> due(row, at)).stream())
                .sorted(Comparator.comparing(Due::id))
                .limit(limit)
                .toList();
    }

    @Override
    public int dueShards() {
        return DUE_SHARDS;
    }

    @Override
    public synchronized boolean postpone(Due due, Instant until) {
        Place place = new Place(due.wakeUp().tenant(), due.id());
        Optional<Row> seen =
                Optional.ofNullable(rows.get(place)).filter(row -> row.dueAt().equals(Optional.of(due.dueAt())));
        seen.ifPresent(row -> put(new Row(place, postponed(row.delivery(), until), Optional.of(until))));
        return seen.isPresent();
    }

    /// A lease stays as it is: it is the worker's, and only its sweeping moves.
    private static Delivery postponed(Delivery delivery, Instant until) {
        DeliveryState state = switch (delivery.state()) {
            case DeliveryState.Waiting(Instant at, Instant _, var trigger, boolean isPaced) ->
                new DeliveryState.Waiting(at, until, trigger, isPaced);
            case DeliveryState.Held(Instant since, Instant _, var hold) -> new DeliveryState.Held(since, until, hold);
            case DeliveryState.Sending sending -> sending;
            case DeliveryState.Succeeded ended -> ended;
            case DeliveryState.Failed ended -> ended;
            case DeliveryState.Cancelled ended -> ended;
        };
        return new Delivery(
                delivery.key(),
                state,
                delivery.progress(),
                delivery.attempts(),
                delivery.updatedAt(),
                delivery.token());
    }

    /// A time to live is counted in whole seconds.
    private boolean isKept(Delivery delivery) {
        Instant acceptedAt = delivery.key().acceptedAt();
        Instant since = delivery.progress().since();
        return (since.isAfter(acceptedAt) ? since : acceptedAt)
                .plus(retention)
                .truncatedTo(ChronoUnit.SECONDS)
                .isAfter(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /// Everything that is kept, in the order of ids, expired or not.
    public synchronized List<Delivery> all() {
        return rows.values().stream()
                .sorted(Comparator.comparing(Row::id))
                .map(Row::delivery)
                .toList();
    }
}
