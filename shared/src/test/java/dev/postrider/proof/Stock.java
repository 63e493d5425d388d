package dev.postrider.proof;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStore.Due;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.health.Breaker;
import dev.postrider.health.ChannelHealth;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventStore;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The stores of one state, as a value: whoever writes does so to a copy.
///
/// @param rows every delivery, with its due time as the due index has it
record Stock(
        InMemoryChannelStore channels,
        InMemoryEventStore events,
        InMemoryDeliveryStore deliveries,
        InMemoryChannelHealthStore healths,
        List<Row> rows,
        Optional<PlannedEvent> planned) {
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Instant EVER = Instant.parse("9000-01-01T00:00:00Z");

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> Map.class.isAssignableFrom(field.getType()) || field.getType() == long.class)
                    .toList();
            fields.forEach(field -> field.setAccessible(true));
            return fields;
        }
    };

    /// A delivery and when the sweeper is to look at it.
    record Row(Delivery delivery, Optional<Instant> dueAt) {
        String channel() {
            return delivery.key().channel().value();
        }

        int begun() {
            return delivery.progress().begun();
        }

        boolean isOver() {
            return delivery.state().dueAt().isEmpty();
        }
    }

    static Stock empty(InstantSource clock) {
        return new Stock(
                new InMemoryChannelStore(),
                new InMemoryEventStore(RETENTION, clock),
                new InMemoryDeliveryStore(RETENTION, clock),
                new InMemoryChannelHealthStore(),
                List.of(),
                Optional.empty());
    }

    Stock copy(InstantSource clock) {
        Stock copy = empty(clock);
        fill(channels, copy.channels);
        fill(events, copy.events);
        fill(deliveries, copy.deliveries);
        fill(healths, copy.healths);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static void fill(Object from, Object to) {
        for (Field field : FIELDS.get(from.getClass())) {
            try {
                if (field.getType() == long.class) {
                    field.setLong(to, field.getLong(from));
                } else {
                    ((Map<Object, Object>) field.get(to)).putAll((Map<Object, Object>) field.get(from));
                }
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException("the fields were made accessible", impossible);
            }
        }
    }

    /// The same stores, looked through.
    Stock counted(EventId event) {
        Map<Object, Instant> dueAt = IntStream.range(0, deliveries.dueShards())
                .boxed()
                .flatMap(shard -> deliveries.due(shard, EVER, Integer.MAX_VALUE).stream())
                .collect(Collectors.toMap(Due::id, Due::dueAt));
        List<Row> all = deliveries.all().stream()
                .map(delivery -> new Row(
                        delivery, Optional.ofNullable(dueAt.get(delivery.key().id()))))
                .toList();
        return new Stock(channels, events, deliveries, healths, all, events.find(TenantId.DEFAULT, event));
    }

    /// Of the channels that are not well, or may hold deliveries.
    List<ChannelHealth> notable(Instant now) {
        return healths.all().stream()
                .filter(health -> health.parking().isPresent() || health.heedsLandings(now))
                .toList();
    }

    /// Of the channels that may hold deliveries.
    List<ChannelHealth> parked() {
        return IntStream.range(0, healths.parkedShards())
                .boxed()
                .flatMap(shard -> healths.parked(shard).stream())
                .toList();
    }

    /// Whether a breaker is open to a claim: no worker's own attempt may be made, only one that a person asked for.
    boolean isShutTo(Claimed claim, Instant now) {
        boolean isAuto = row(claim.channel())
                .filter(row -> row.delivery().state() instanceof DeliveryState.Sending sending
                        && sending.trigger() == Trigger.AUTO)
                .isPresent();
        return isAuto
                && notable(now).stream()
                        .filter(health -> health.channel().id().value().equals(claim.channel()))
                        .anyMatch(health -> health.breaker() instanceof Breaker.Open(Instant until, Breaker.Trip _)
                                && now.isBefore(until));
    }

    Optional<Row> row(String channel) {
        return rows.stream().filter(row -> row.channel().equals(channel)).findFirst();
    }

    <T> List<T> each(Function<Row, T> of) {
        return rows.stream().map(of).toList();
    }
}
