package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.EventStore.EventPosition;
import dev.postrider.delivery.EventStore.EventSummary;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.document.EventDocument;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.Fingerprint;
import dev.postrider.event.Hops;
import dev.postrider.event.TenantId;
import dev.postrider.event.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a planned event: payload, frozen list and what the index of events shows.
final class EventItems {
    static final String CHANNELS = "channels";
    static final String CHUNKS = "chunks";
    static final String LIST = "list";
    static final String ADDED = "added";
    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String SOURCE = "source";
    private static final String SUBJECT = "subject";
    private static final String DOCUMENT = "document";
    private static final String REVISION = "revision";
    private static final String HOPS = "hops";
    private static final String TRACE = "trace";

    private EventItems() {}

    /// The item of a plan.
    ///
    /// @param chunks how many further items hold the rest of the list
    static Map<String, AttributeValue> write(
            PlannedEvent planned, List<ChannelId> inline, int chunks, Duration retention) {
        AcceptedEvent accepted = planned.accepted();
        Event event = accepted.event();
        Map<String, AttributeValue> item = Item.with(Keys.event(accepted.tenant(), event.id()));
        item.put(ID, Attr.text(event.id()));
        item.put(TYPE, Attr.text(event.type()));
        item.put(SOURCE, Attr.text(event.source()));
        event.subject().ifPresent(subject -> item.put(SUBJECT, Attr.text(subject)));
        item.put(Keys.ACCEPTED_AT, Attr.millis(accepted.acceptedAt()));
        item.put(Keys.EVENT_SHARD, Attr.text(Keys.eventShard(accepted.tenant(), event.id())));
        item.put(DOCUMENT, Compression.pack(EventDocument.write(event)));
        item.put(CHANNELS, channels(inline));
        item.put(CHUNKS, Attr.number(chunks));
        if (chunks > 0) {
            item.put(LIST, Attr.text(listId(planned.channels())));
        }
        item.put(REVISION, Attr.number(planned.revision()));
        if (!accepted.hops().equals(Hops.NONE)) {
            item.put(HOPS, Attr.number(accepted.hops().count()));
        }
        accepted.trace().ifPresent(trace -> item.put(TRACE, Attr.hex(trace.value())));
        item.put(
                Keys.EXPIRES_AT,
                Attr.number(accepted.acceptedAt().plus(retention).getEpochSecond()));
        return item;
    }

    /// What a list says, in one word.
    static String listId(List<ChannelId> channels) {
        return Fingerprint.of(channels.stream().map(ChannelId::value).toArray(String[]::new))
                .text();
    }

    static AttributeValue channels(List<ChannelId> channels) {
        return AttributeValue.fromL(
                channels.stream().<AttributeValue>map(Attr::text).toList());
    }

    /// What replays have added to the list.
    static List<ChannelId> readAdded(Map<String, AttributeValue> item) {
        return new Item(item).has(ADDED)
                ? new Item(item)
                        .required(ADDED).ss().stream()
                                .sorted()
                                .map(ChannelId::new)
                                .toList()
                : List.of();
    }

    static List<ChannelId> readChannels(Map<String, AttributeValue> item) {
        return new Item(item)
                .required(CHANNELS).l().stream()
                        .map(value -> new ChannelId(value.s()))
                        .toList();
    }

    static PlannedEvent read(TenantId tenant, Map<String, AttributeValue> attributes, List<ChannelId> channels) {
        Item item = new Item(attributes);
        EventId id = new EventId(item.text(ID));
        Event event = EventDocument.read(id, Compression.unpack(item.required(DOCUMENT)));
        Hops hops = item.has(HOPS) ? new Hops((int) item.number(HOPS)) : Hops.NONE;
        return new PlannedEvent(
                new AcceptedEvent(
                        tenant,
                        item.instant(Keys.ACCEPTED_AT),
                        event,
                        hops,
                        item.optionalHex(TRACE).map(TraceId::new)),
                channels,
                item.number(REVISION));
    }

    static EventSummary readSummary(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return new EventSummary(
                new EventPosition(item.instant(Keys.ACCEPTED_AT), new EventId(item.text(ID))),
                new EventType(item.text(TYPE)),
                item.text(SOURCE),
                item.optionalText(SUBJECT));
    }
}
