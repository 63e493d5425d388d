package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.EventStore;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Planned events in the deliveries table. The further chunks of a long list are written before the event item, whose
/// conditional put makes the plan count. They are keyed by what the list says, so that two planners who matched
/// differently cannot overwrite each other's.
public final class DynamoEventStore implements EventStore {
    private static final int CHANNELS_PER_ITEM = 500;
    private static final int PAGE = 100;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration retention;
    private final InstantSource clock;

    public DynamoEventStore(DynamoDbClient dynamo, String table, Duration retention, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public PlannedEvent plan(PlannedEvent candidate) {
        List<List<ChannelId>> chunks = chunks(candidate.channels());
        for (int chunk = 1; chunk < chunks.size(); chunk++) {
            putChunk(candidate, chunk, chunks.get(chunk));
        }
        Map<String, AttributeValue> item = EventItems.write(candidate, chunks.getFirst(), chunks.size() - 1, retention);
        AcceptedEvent accepted = candidate.accepted();
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                    .expressionAttributeValues(
                            Map.of(":now", Attr.number(clock.instant().getEpochSecond()))));
            return candidate;
        } catch (ConditionalCheckFailedException plannedBefore) {
            return find(accepted.tenant(), accepted.event().id())
                    .orElseThrow(() -> new IllegalStateException("an event vanished while it was being planned"));
        }
    }

    private void putChunk(PlannedEvent candidate, int chunk, List<ChannelId> channels) {
        AcceptedEvent accepted = candidate.accepted();
        Map<String, AttributeValue> item = Item.with(Keys.eventChannels(
                accepted.tenant(), accepted.event().id(), EventItems.listId(candidate.channels()), chunk));
        item.put(EventItems.CHANNELS, EventItems.channels(channels));
        AttributeValue expiresAt =
                Attr.number(accepted.acceptedAt().plus(retention).getEpochSecond());
        item.put(Keys.EXPIRES_AT, expiresAt);
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR expiresAt < :expiresAt")
                    .expressionAttributeValues(Map.of(":expiresAt", expiresAt)));
        } catch (ConditionalCheckFailedException sameChunkThatLivesLonger) {
            return;
        }
    }

    private static List<List<ChannelId>> chunks(List<ChannelId> channels) {
        List<List<ChannelId>> chunks = new ArrayList<>();
        for (int from = 0; from < channels.size() || from == 0; from += CHANNELS_PER_ITEM) {
            chunks.add(channels.subList(from, Math.min(channels.size(), from + CHANNELS_PER_ITEM)));
        }
        return chunks;
    }

    @Override
    public Optional<PlannedEvent> find(TenantId tenant, EventId id) {
        Map<String, AttributeValue> item = get(Keys.event(tenant, id));
        if (item.isEmpty() || new Item(item).isExpired(clock.instant())) {
            return Optional.empty();
        }
        List<ChannelId> channels = new ArrayList<>(EventItems.readChannels(item));
        for (int chunk = 1; chunk <= new Item(item).count(EventItems.CHUNKS); chunk++) {
            String list = new Item(item).text(EventItems.LIST);
            channels.addAll(EventItems.readChannels(get(Keys.eventChannels(tenant, id, list, chunk))));
        }
        channels.addAll(EventItems.readAdded(item));
        return Optional.of(EventItems.read(tenant, item, channels));
    }

    @Override
    public void extend(TenantId tenant, EventId id, List<ChannelId> more) {
        if (more.isEmpty()) {
            return;
        }
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Keys.event(tenant, id))
                    .updateExpression("ADD added :more")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(
                            ":more",
                            AttributeValue.fromSs(
                                    more.stream().map(ChannelId::value).toList()))));
        } catch (ConditionalCheckFailedException itIsGone) {
            return;
        }
    }

    /// The chunks of the list first: an event that lives longer than its list would be a broken one.
    @Override
    public void keep(TenantId tenant, EventId id, Instant acceptedAt) {
        Map<String, AttributeValue> item = get(Keys.event(tenant, id));
        if (item.isEmpty() || new Item(item).isExpired(clock.instant())) {
            return;
        }
        AttributeValue expiresAt = Attr.number(acceptedAt.plus(retention).getEpochSecond());
        for (int chunk = 1; chunk <= new Item(item).count(EventItems.CHUNKS); chunk++) {
            extend(Keys.eventChannels(tenant, id, new Item(item).text(EventItems.LIST), chunk), expiresAt);
        }
        extend(Keys.event(tenant, id), expiresAt);
    }

    private void extend(Map<String, AttributeValue> key, AttributeValue expiresAt) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key)
                    .updateExpression("SET expiresAt = :expiresAt")
                    .conditionExpression("expiresAt < :expiresAt")
                    .expressionAttributeValues(Map.of(":expiresAt", expiresAt)));
        } catch (ConditionalCheckFailedException livesLongerOrIsGone) {
            return;
        }
    }

    private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
        return dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                .item();
    }

    /// Access pattern: events of a tenant, newest first. One query a shard, merged.
    @Override
    public List<EventSummary> list(TenantId tenant, Optional<EventPosition> before, int limit) {
        return Keys.eventShards(tenant).stream()
                .flatMap(shard -> newest(shard, before, limit).stream())
                .sorted(Comparator.comparing(EventSummary::position).reversed())
                .limit(limit)
                .toList();
    }

    /// Several events share a millisecond, and the index has no order among them: it is read from the moment of
    /// `before` on, and to the end of the moment in which the limit is reached.
    private List<EventSummary> newest(String shard, Optional<EventPosition> before, int limit) {
        Instant now = clock.instant();
        List<EventSummary> found = new ArrayList<>();
        for (Map<String, AttributeValue> item :
                dynamo.queryPaginator(descending(shard, before)).items()) {
            EventSummary event = EventItems.readSummary(item);
            if (found.size() >= limit && isOlder(event, found.getLast())) {
                break;
            }
            boolean isAsked = before.map(position -> event.position().compareTo(position) < 0)
                    .orElse(true);
            if (isAsked && !new Item(item).isExpired(now)) {
                found.add(event);
            }
        }
        return found;
    }

    private static boolean isOlder(EventSummary event, EventSummary other) {
        return event.position().acceptedAt().isBefore(other.position().acceptedAt());
    }

    private QueryRequest descending(String shard, Optional<EventPosition> before) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":shard", Attr.text(shard)));
        before.ifPresent(position -> values.put(":before", Attr.millis(position.acceptedAt())));
        return QueryRequest.builder()
                .tableName(table)
                .indexName(Keys.EVENTS_INDEX)
                .keyConditionExpression(
                        "eventShard = :shard" + (before.isPresent() ? " AND acceptedAt <= :before" : ""))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(PAGE)
                .build();
    }
}
