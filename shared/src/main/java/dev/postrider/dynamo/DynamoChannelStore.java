package dev.postrider.dynamo;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.document.ChannelDocument;
import dev.postrider.event.TenantId;
import dev.postrider.runtime.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Channels in their table. A write is one transaction over the channel, its version, the tenant's revision and an
/// entry
/// in the list of changes, so that a reader of revision n can learn exactly what n changed.
public final class DynamoChannelStore implements ChannelStore {
    private static final String DOCUMENT = "document";
    private static final String VERSION = "version";
    private static final String REVISION = "revision";
    private static final String CHANNEL = "channel";
    private static final int MAX_CHANGES_TO_FOLLOW = 100;
    private static final int MAX_TRIES = 20;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoChannelStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Catalog refresh(Catalog known) {
        long revision = revision(known.tenant());
        if (revision == known.revision()) {
            return known;
        }
        long changes = revision - known.revision();
        return known.revision() == 0 || changes < 0 || changes > MAX_CHANGES_TO_FOLLOW
                ? load(known.tenant(), revision)
                : follow(known, revision);
    }

    private long revision(TenantId tenant) {
        Map<String, AttributeValue> item = dynamo.getItem(request ->
                        request.tableName(table).key(Keys.revision(tenant)).consistentRead(true))
                .item();
        return item.isEmpty() ? 0 : new Item(item).number(REVISION);
    }

    private Catalog load(TenantId tenant, long revision) {
        Map<ChannelId, Channel> channels = new HashMap<>();
        String from = Keys.channelSort("");
        dynamo.queryPaginator(
                        range(Keys.channels(tenant), from, Keys.afterChannels()).build())
                .items()
                .forEach(item -> put(channel(item), channels));
        return new Catalog(tenant, revision, channels);
    }

    /// Reads the channels that changed after the known revision, one by one. Changes made after `revision` was read may
    /// be
    /// seen too: newer is never wrong, and the next refresh meets them again.
    private Catalog follow(Catalog known, long revision) {
        List<Map<String, AttributeValue>> changes = dynamo.query(
                        range(Keys.changes(known.tenant()), Keys.padded(known.revision() + 1), Keys.padded(revision))
                                .build())
                .items();
        if (changes.size() != revision - known.revision()) {
            return load(known.tenant(), revision);
        }
        Map<ChannelId, Channel> channels = new HashMap<>(known.channels());
        changes.stream()
                .map(change -> new ChannelId(new Item(change).text(CHANNEL)))
                .distinct()
                .forEach(id -> find(known.tenant(), id)
                        .ifPresentOrElse(channel -> put(channel, channels), () -> channels.remove(id)));
        return new Catalog(known.tenant(), revision, channels);
    }

    private static void put(Channel channel, Map<ChannelId, Channel> channels) {
        channels.put(channel.id(), channel);
    }

    private QueryRequest.Builder range(String partition, String from, String to) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(
                        Map.of(":pk", Attr.text(partition), ":from", Attr.text(from), ":to", Attr.text(to)));
    }

    @Override
    public Optional<Channel> find(TenantId tenant, ChannelId id) {
        Map<String, AttributeValue> item = dynamo.getItem(request ->
                        request.tableName(table).key(Keys.channel(tenant, id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(channel(item));
    }

    @Override
    public List<Channel> list(TenantId tenant, String after, int limit) {
        String from = Keys.channelSort(after) + (after.isEmpty() ? "" : "\u0000");
        QueryRequest page = range(Keys.channels(tenant), from, Keys.afterChannels())
                .limit(limit)
                .build();
        return dynamo.queryPaginator(page).items().stream()
                .limit(limit)
                .map(DynamoChannelStore::channel)
                .toList();
    }

    @Override
    public boolean save(TenantId tenant, Channel channel, long replaced) {
        String document = Json.write(ChannelDocument.writeStored(channel));
        long number = channel.version().number();
        Put current = unchangedSince(replaced, Put.builder())
                .item(item(Keys.channel(tenant, channel.id()), document, number))
                .build();
        Put version = Put.builder()
                .tableName(table)
                .item(item(Keys.version(tenant, channel.id(), number), document, number))
                .build();
        return commit(tenant, channel.id(), put(current), List.of(put(version)));
    }

    private Put.Builder unchangedSince(long replaced, Put.Builder put) {
        put.tableName(table);
        return replaced == 0
                ? put.conditionExpression("attribute_not_exists(pk)")
                : put.conditionExpression("version = :seen").expressionAttributeValues(seen(replaced));
    }

    @Override
    public boolean delete(TenantId tenant, ChannelId id, long removed) {
        Delete current = Delete.builder()
                .tableName(table)
                .key(Keys.channel(tenant, id))
                .conditionExpression("version = :seen")
                .expressionAttributeValues(seen(removed))
                .build();
        TransactWriteItem write = TransactWriteItem.builder().delete(current).build();
        return commit(tenant, id, write, List.of());
    }

    /// Writes with the tenant's next revision. Another writer may take that number first: then with the one after.
    private boolean commit(
            TenantId tenant, ChannelId id, TransactWriteItem conditional, List<TransactWriteItem> others) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            long seen = revision(tenant);
            List<TransactWriteItem> writes = new ArrayList<>(List.of(conditional));
            writes.addAll(others);
            writes.addAll(nextRevision(tenant, id, seen));
            try {
                dynamo.transactWriteItems(request -> request.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (isConditionFailed(e.cancellationReasons().getFirst())) {
                    return false;
                }
            }
        }
        throw new IllegalStateException("too many writers at once on the channels of one tenant; try again");
    }

    private List<TransactWriteItem> nextRevision(TenantId tenant, ChannelId id, long seen) {
        Map<String, AttributeValue> revision = Item.with(Keys.revision(tenant));
        revision.put(REVISION, Attr.number(seen + 1));
        Map<String, AttributeValue> change = Item.with(Keys.change(tenant, seen + 1));
        change.put(CHANNEL, Attr.text(id));
        Put.Builder bump = Put.builder().tableName(table).item(revision);
        Put.Builder checked = seen == 0
                ? bump.conditionExpression("attribute_not_exists(pk)")
                : bump.conditionExpression("revision = :seen").expressionAttributeValues(seen(seen));
        return List.of(
                put(checked.build()),
                put(Put.builder().tableName(table).item(change).build()));
    }

    private static boolean isConditionFailed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    private static Map<String, AttributeValue> seen(long number) {
        return Map.of(":seen", Attr.number(number));
    }

    private static TransactWriteItem put(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }

    private static Map<String, AttributeValue> item(Map<String, AttributeValue> key, String document, long version) {
        Map<String, AttributeValue> item = Item.with(key);
        item.put(DOCUMENT, Compression.pack(document));
        item.put(VERSION, Attr.number(version));
        return item;
    }

    private static Channel channel(Map<String, AttributeValue> item) {
        return ChannelDocument.readStored(Compression.unpack(new Item(item).required(DOCUMENT)));
    }
}
