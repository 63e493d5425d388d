package dev.postrider.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.Variable;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.document.ChannelDocument;
import dev.postrider.document.VariableDocument;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.metrics.TallyStore.Hourly;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads a whole table back after a test: every item is one that the code knows, says what its keys say, and
/// stands in exactly the indexes that it belongs to.
final class TableOracle {
    private static final Pattern DELIVERY = Pattern.compile("[a-z0-9-]+#delivery#[0-7]");
    private static final Pattern EVENT = Pattern.compile("[a-z0-9-]+#event#evt_[0-9A-Z]{26}");
    private static final Pattern CHUNK = Pattern.compile("channels#[0-9A-Z]{26}#[0-9]+");
    private static final String DOCUMENT = "document";

    /// A table by its keys, sort keys ascending.
    private final Map<String, NavigableMap<String, Map<String, AttributeValue>>> partitions = new HashMap<>();

    private TableOracle(EmulatedAws aws, String table) {
        aws.items(table)
                .forEach(item -> partition(new Item(item).text(Keys.PK)).put(new Item(item).text(Keys.SK), item));
    }

    /// Empties the table of channels and checks what was in it.
    static void ofChannels(EmulatedAws aws) {
        TableOracle oracle = new TableOracle(aws, EmulatedAws.CHANNELS);
        aws.empty(EmulatedAws.CHANNELS);
        Set.copyOf(oracle.partitions.keySet()).forEach(oracle::checkChannels);
    }

    /// Empties the table of events and deliveries and checks what was in it.
    static void ofDeliveries(EmulatedAws aws) {
        TableOracle oracle = new TableOracle(aws, EmulatedAws.DELIVERIES);
        List<Map<String, AttributeValue>> due = new ArrayList<>(aws.items(EmulatedAws.DELIVERIES, Keys.DUE_INDEX));
        List<Map<String, AttributeValue>> held = aws.items(EmulatedAws.DELIVERIES, Keys.HELD_INDEX);
        List<Map<String, AttributeValue>> events = aws.items(EmulatedAws.DELIVERIES, Keys.EVENTS_INDEX);
        List<Map<String, AttributeValue>> ofChannels = aws.items(EmulatedAws.DELIVERIES, Keys.CHANNEL_INDEX);
        aws.empty(EmulatedAws.DELIVERIES);

        oracle.partitions.forEach(oracle::checkDeliveries);
        oracle.checkIndex(due, Keys.DUE_SHARD);
        due.removeIf(item -> new Item(item).text(Keys.DUE_SHARD).equals(Keys.RUNNING_REPLAYS));
        due.forEach(
                item -> assertThat(DeliveryItems.readDue(item).dueAt()).isEqualTo(new Item(item).instant(Keys.DUE_AT)));
        oracle.checkIndex(held, Keys.HELD_SHARD);
        oracle.checkIndex(events, Keys.EVENT_SHARD);
        events.forEach(
                item -> assertThat(EventItems.readSummary(item).position().acceptedAt())
                        .isEqualTo(new Item(item).instant(Keys.ACCEPTED_AT)));
        oracle.checkIndex(ofChannels, Keys.CHANNEL_SHARD);
    }

    private NavigableMap<String, Map<String, AttributeValue>> partition(String key) {
        return partitions.computeIfAbsent(key, _ -> new TreeMap<>());
    }

    private void checkDeliveries(String partition, NavigableMap<String, Map<String, AttributeValue>> items) {
        if (DELIVERY.matcher(partition).matches()) {
            items.values().forEach(TableOracle::checkDelivery);
            return;
        }
        if (partition.equals(Keys.SWEEPER)) {
            assertThat(items).hasSize(1).allSatisfy((_, item) -> DynamoHeartbeatStore.read(new Item(item)));
            return;
        }
        if (partition.endsWith("#replays")) {
            assertThat(items.values())
                    .allSatisfy(item ->
                            assertThat(item).isEqualTo(ReplayItems.write(ReplayItems.read(item), Examples.RETENTION)));
            return;
        }
        if (partition.contains("#tallies#")) {
            assertThat(items.values()).allSatisfy(TableOracle::checkTally);
            return;
        }
        assertThat(partition).as("partition of an event").matches(EVENT);
        Set<String> sorts = items.keySet().stream()
                .filter(sort -> !CHUNK.matcher(sort).matches())
                .collect(Collectors.toSet());
        assertThat(sorts).as("what an event has beside chunks").isSubsetOf("event");
        items.values().forEach(item -> assertThat(EventItems.readChannels(item)).isNotNull());
        sorts.forEach(_ -> checkEvent(Keys.tenantOf(partition), items));
    }

    private static void checkTally(Map<String, AttributeValue> item) {
        Hourly tally = TallyItems.read(item);
        Map<String, AttributeValue> expected = Item.with(Keys.tally(tally.channel(), tally.hour()));
        TallyItems.counts(tally.tally()).forEach((name, count) -> expected.put(name, Attr.number(count)));
        expected.put(
                Keys.EXPIRES_AT,
                Attr.number(tally.hour().plus(Examples.RETENTION).getEpochSecond()));
        assertThat(item).isEqualTo(expected);
    }

    /// Written again it is the same item. Only the sweep of a lease may have been postponed.
    private static void checkDelivery(Map<String, AttributeValue> item) {
        Delivery delivery = DeliveryItems.read(item);
        Map<String, AttributeValue> expected = DeliveryItems.write(delivery, Examples.RETENTION);
        if (delivery.state() instanceof DeliveryState.Sending) {
            assertThat(new Item(item).instant(Keys.DUE_AT))
                    .isAfterOrEqualTo(delivery.state().dueAt().orElseThrow());
            expected.put(Keys.DUE_AT, new Item(item).required(Keys.DUE_AT));
        }
        assertThat(item).isEqualTo(expected);
    }

    private static void checkEvent(TenantId tenant, NavigableMap<String, Map<String, AttributeValue>> items) {
        Map<String, AttributeValue> item = new HashMap<>(items.getOrDefault("event", Map.of()));
        EventId id = new EventId(new Item(item).text("id"));
        int chunks = new Item(item).count(EventItems.CHUNKS);
        List<ChannelId> inline = EventItems.readChannels(item);
        List<ChannelId> all = new ArrayList<>(inline);
        for (int chunk = 1; chunk <= chunks; chunk++) {
            String list = new Item(item).text(EventItems.LIST);
            Map<String, AttributeValue> more = items.getOrDefault(
                    Keys.eventChannels(tenant, id, list, chunk)
                            .getOrDefault(Keys.SK, Attr.text(""))
                            .s(),
                    Map.of());
            all.addAll(EventItems.readChannels(more));
            assertThat(new Item(more).number(Keys.EXPIRES_AT))
                    .as("a chunk lives as long as its event")
                    .isGreaterThanOrEqualTo(new Item(item).number(Keys.EXPIRES_AT));
        }
        PlannedEvent planned = EventItems.read(tenant, item, all);
        Map<String, AttributeValue> expected = EventItems.write(planned, inline, chunks, Examples.RETENTION);
        assertThat(new Item(item).number(Keys.EXPIRES_AT))
                .as("an event may be kept on, never given up early")
                .isGreaterThanOrEqualTo(new Item(expected).number(Keys.EXPIRES_AT));
        expected.put(Keys.EXPIRES_AT, new Item(item).required(Keys.EXPIRES_AT));
        expected.remove(DOCUMENT); // Extensions have no order.
        item.remove(DOCUMENT);
        item.remove(EventItems.ADDED); // A replay's.
        assertThat(item).isEqualTo(expected);
    }

    private void checkIndex(List<Map<String, AttributeValue>> index, String hash) {
        long expected = partitions.values().stream()
                .flatMap(items -> items.values().stream())
                .filter(item -> item.containsKey(hash))
                .count();
        assertThat(index.size()).as("items with %s in their index", hash).isEqualTo((int) expected);
        index.forEach(item -> assertThat(
                        partition(new Item(item).text(Keys.PK)).getOrDefault(new Item(item).text(Keys.SK), Map.of()))
                .containsAllEntriesOf(item));
    }

    private void checkChannels(String key) {
        String tenant = key.substring(0, key.indexOf('#'));
        NavigableMap<String, Map<String, AttributeValue>> items = partition(key);
        if (key.endsWith("#channels")) {
            Item revision = new Item(items.getOrDefault("revision", Map.of()));
            List<String> changes = LongStream.rangeClosed(1, revision.number("revision"))
                    .mapToObj(Keys::padded)
                    .toList();
            assertThat(partition(tenant + "#changes").keySet())
                    .as("changes, without a gap")
                    .containsExactlyElementsOf(changes);
            items.tailMap("channel#").headMap("channel$").values().forEach(item -> checkCurrent(tenant, item));
            items.tailMap("variable#").headMap("variable$").values().forEach(TableOracle::checkVariable);
        } else if (key.endsWith("#changes")) {
            items.values()
                    .forEach(item -> assertThat(new Item(item).has("variables")
                                    || ChannelId.isValid(new Item(item).text("channel")))
                            .isTrue());
        } else if (key.contains("#health#")) {
            items.values().forEach(TableOracle::checkHealth);
        } else if (key.contains("#pace#")) {
            items.values().forEach(item -> assertThat(item).containsOnlyKeys("pk", "sk", "nextFreeAt", "expiresAt"));
        } else {
            assertThat(key).as("partition of versions").matches(Pattern.quote(tenant) + "#channel#[a-z0-9-]+");
            items.forEach((sort, item) -> assertThat(sort)
                    .isEqualTo(Keys.padded(channel(item).version().number())));
        }
    }

    /// Written again it is the same item, but for when it expires.
    private static void checkHealth(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> expected = HealthItems.write(HealthItems.read(item), Examples.START);
        expected.computeIfPresent(Keys.EXPIRES_AT, (name, _) -> new Item(item).required(name));
        assertThat(item).isEqualTo(expected);
    }

    private static void checkVariable(Map<String, AttributeValue> item) {
        Variable variable = VariableDocument.readStored(new Item(item).text(DOCUMENT));
        assertThat(new Item(item).text(Keys.SK)).isEqualTo(Keys.variableSort(variable.key()));
    }

    private void checkCurrent(String tenant, Map<String, AttributeValue> item) {
        Channel channel = channel(item);
        Map<String, AttributeValue> version = partition(tenant + "#channel#" + channel.id())
                .getOrDefault(Keys.padded(channel.version().number()), Map.of());
        assertThat(new Item(item).text(Keys.SK)).isEqualTo("channel#" + channel.id());
        assertThat(channel(version)).as("the version that is current").isEqualTo(channel);
    }

    private static Channel channel(Map<String, AttributeValue> item) {
        Channel channel = ChannelDocument.readStored(Compression.unpack(new Item(item).required(DOCUMENT)));
        assertThat(new Item(item).number("version")).isEqualTo(channel.version().number());
        return channel;
    }
}
