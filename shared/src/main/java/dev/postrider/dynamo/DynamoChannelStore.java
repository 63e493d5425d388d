package dev.postrider.dynamo;

import static dev.postrider.dynamo.DynamoVariableStore.VARIABLES;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.document.ChannelDocument;
import dev.postrider.event.TenantId;
import dev.postrider.runtime.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Channels in their table. A write is one transaction over the channel, its version, the tenant's revision and an
/// entry
/// in the list of changes, so that a reader of revision n can learn exactly what n changed.
public final class DynamoChannelStore implements ChannelStore {
    private static final String DOCUMENT = "document";
    private static final String VERSION = "version";
    private static final String CHANNEL = "channel";
    private static final String REPLACED = "replaced";
    private static final int MAX_CHANGES_TO_FOLLOW = 100;
    private static final int MAX_CHANGES_TO_UNDO = 500;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Revisions revisions;
    private final DynamoVariableStore variables;

    public DynamoChannelStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.revisions = new Revisions(dynamo, table);
        this.variables = new DynamoVariableStore(dynamo, table);
    }

    @Override
    public Catalog refresh(Catalog known) {
        long revision = revisions.current(known.tenant());
        if (revision == known.revision()) {
            return known;
        }
        long changes = revision - known.revision();
        return known.revision() == 0 || changes < 0 || changes > MAX_CHANGES_TO_FOLLOW
                ? load(known.tenant(), revision)
                : follow(known, revision);
    }

    private Catalog load(TenantId tenant, long revision) {
        Map<ChannelId, Channel> channels = new HashMap<>();
        String from = Keys.channelSort("");
        dynamo.queryPaginator(revisions
                        .range(Keys.channels(tenant), from, Keys.afterChannels())
                        .build())
                .items()
                .forEach(item -> put(channel(item), channels));
        return new Catalog(tenant, revision, channels, variables.all(tenant));
    }

    /// Reads the channels that changed after the known revision, one by one. Changes made after `revision` was
    /// read may be seen too: newer is never wrong, and the next refresh meets them again.
    private Catalog follow(Catalog known, long revision) {
        List<Map<String, AttributeValue>> changes = revisions.changes(known.tenant(), known.revision(), revision);
        if (changes.size() != revision - known.revision()) {
            return load(known.tenant(), revision);
        }
        Map<ChannelId, Channel> channels = new HashMap<>(known.channels());
        changes.stream()
                .flatMap(change -> new Item(change).optionalText(CHANNEL).stream())
                .distinct()
                .map(ChannelId::new)
                .forEach(id -> find(known.tenant(), id)
                        .ifPresentOrElse(channel -> put(channel, channels), () -> channels.remove(id)));
        boolean sameVariables = changes.stream().noneMatch(change -> new Item(change).has(VARIABLES));
        return new Catalog(
                known.tenant(), revision, channels, sameVariables ? known.variables() : variables.all(known.tenant()));
    }

    private static void put(Channel channel, Map<ChannelId, Channel> channels) {
        channels.put(channel.id(), channel);
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
        QueryRequest page = revisions
                .range(Keys.channels(tenant), from, Keys.afterChannels())
                .limit(limit)
                .build();
        return dynamo.queryPaginator(page).items().stream()
                .limit(limit)
                .map(DynamoChannelStore::channel)
                .toList();
    }

    @Override
    public List<Channel> versions(TenantId tenant, ChannelId id, long before, int limit) {
        QueryRequest page = revisions
                .range(Keys.versions(tenant, id), Keys.padded(0), Keys.padded(before - 1))
                .scanIndexForward(false)
                .limit(limit)
                .build();
        return dynamo.queryPaginator(page).items().stream()
                .limit(limit)
                .map(DynamoChannelStore::channel)
                .toList();
    }

    /// Undoes what was changed since, latest first: the note of a change names the version that it replaced.
    @Override
    public Optional<Catalog> asOf(Catalog now, long revision) {
        if (now.revision() - revision > MAX_CHANGES_TO_UNDO) {
            return Optional.empty();
        }
        Map<ChannelId, Long> then = new HashMap<>();
        revisions.changes(now.tenant(), revision, now.revision()).stream()
                .map(Item::new)
                .forEach(change -> change.optionalText(CHANNEL)
                        .ifPresent(id -> then.putIfAbsent(new ChannelId(id), change.number(REPLACED))));
        Map<ChannelId, Channel> channels = new HashMap<>(now.channels());
        then.forEach((id, number) -> versions(now.tenant(), id, number + 1, 1).stream()
                .filter(version -> version.version().number() == number)
                .findFirst()
                .ifPresentOrElse(version -> channels.put(id, version), () -> channels.remove(id)));
        return Optional.of(new Catalog(now.tenant(), revision, channels, now.variables()));
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
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        return commit(tenant, channel.id(), replaced, List.of(Revisions.put(current), Revisions.put(version)));
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
        return commit(tenant, id, removed, List.of(write));
    }

    private boolean commit(TenantId tenant, ChannelId id, long replaced, List<TransactWriteItem> writes) {
        return revisions.commit(tenant, Map.of(CHANNEL, Attr.text(id), REPLACED, Attr.number(replaced)), writes);
    }

    private static Map<String, AttributeValue> seen(long number) {
        return Map.of(":seen", Attr.number(number));
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
