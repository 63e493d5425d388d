package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStore.Due;
import dev.postrider.delivery.Hold;
import dev.postrider.delivery.Progress;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.Renewal;
import dev.postrider.delivery.ReplayId;
import dev.postrider.delivery.Trigger;
import dev.postrider.delivery.WakeUp;
import dev.postrider.event.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a delivery. Its due time is an attribute only while there is something left to do, which keeps the due
/// index sparse; its history is one packed attribute, so that the usual delivery fits into one kilobyte.
final class DeliveryItems {
    private static final String CHANNEL = "channel";
    private static final String EVENT = "event";
    private static final String ATTEMPTS = "attempts";
    private static final String STATE = "state";
    private static final String AT = "at";
    private static final String UNTIL = "until";
    private static final String SCHEDULED_AT = "scheduledAt";
    private static final String TRIGGER = "trigger";
    private static final String PACED = "paced";
    private static final String HOLD = "hold";
    private static final String REASON = "reason";
    private static final String TIER = "tier";
    private static final String LOST = "lost";
    private static final String SINCE = "since";
    private static final String REPLAY = "replay";
    private static final String REPLAYED_AFTER = "replayedAfter";
    private static final String REPLAY_VERSION = "replayVersion";
    private static final String HISTORY = "history";
    private static final String UPDATED_AT = "updatedAt";

    private DeliveryItems() {}

    static Map<String, AttributeValue> write(Delivery delivery, Duration retention) {
        DeliveryKey key = delivery.key();
        DeliveryId id = key.id();
        Map<String, AttributeValue> item = Item.with(Keys.delivery(key.tenant(), id));
        item.put(CHANNEL, Attr.text(key.channel()));
        item.put(EVENT, Attr.text(key.event()));
        item.put(Keys.ACCEPTED_AT, Attr.millis(key.acceptedAt()));
        item.put(Keys.CHANNEL_SHARD, Attr.text(Keys.channelShard(key.tenant(), key.channel(), id)));
        item.put(TokenPut.TOKEN, Attr.text(delivery.token()));
        item.put(ATTEMPTS, Attr.number(delivery.progress().begun()));
        item.put(TIER, Attr.number(delivery.progress().tier()));
        item.put(LOST, Attr.number(delivery.progress().lost()));
        item.put(SINCE, Attr.millis(delivery.progress().since()));
        item.put(UPDATED_AT, Attr.millis(delivery.updatedAt()));
        item.put(Keys.EXPIRES_AT, Attr.number(expiresAt(delivery, retention)));
        writeState(delivery.state(), item);
        delivery.progress().renewal().ifPresent(renewal -> {
            item.put(REPLAY, Attr.text(renewal.by()));
            item.put(REPLAYED_AFTER, Attr.number(renewal.after()));
            renewal.version().ifPresent(version -> item.put(REPLAY_VERSION, Attr.number(version)));
        });
        if (delivery.state() instanceof DeliveryState.Held) {
            item.put(Keys.HELD_SHARD, Attr.text(Keys.heldShard(new ChannelKey(key.tenant(), key.channel()), id)));
        }
        delivery.state().dueAt().ifPresent(due -> {
            item.put(Keys.DUE_SHARD, Attr.text(Keys.dueShard(id)));
            item.put(Keys.DUE_AT, Attr.millis(due));
        });
        if (!delivery.attempts().isEmpty()) {
            item.put(HISTORY, History.write(delivery.attempts()));
        }
        return item;
    }

    /// The time that its clock stood still does not count.
    private static long expiresAt(Delivery delivery, Duration retention) {
        Instant acceptedAt = delivery.key().acceptedAt();
        Instant since = delivery.progress().since();
        return (since.isAfter(acceptedAt) ? since : acceptedAt).plus(retention).getEpochSecond();
    }

    private static void writeState(DeliveryState state, Map<String, AttributeValue> item) {
        switch (state) {
            case DeliveryState.Waiting(Instant at, Instant _, Trigger trigger, boolean isPaced) -> {
                put(item, "waiting", at);
                item.put(TRIGGER, Attr.text(trigger.word()));
                if (isPaced) {
                    item.put(PACED, AttributeValue.fromBool(true));
                }
            }
            case DeliveryState.Sending(Instant since, Instant until, Trigger trigger, Instant scheduledAt) -> {
                put(item, "sending", since);
                item.put(UNTIL, Attr.millis(until));
                item.put(TRIGGER, Attr.text(trigger.word()));
                if (!scheduledAt.equals(since)) {
                    item.put(SCHEDULED_AT, Attr.millis(scheduledAt));
                }
            }
            case DeliveryState.Held(Instant since, Instant _, Hold hold) -> {
                put(item, "held", since);
                item.put(HOLD, Attr.text(hold.word()));
            }
            case DeliveryState.Succeeded(Instant at) -> put(item, "succeeded", at);
            case DeliveryState.Failed(Instant at, Reason reason) -> {
                put(item, "failed", at);
                item.put(REASON, Attr.text(reason.code()));
            }
            case DeliveryState.Cancelled(Instant at) -> put(item, "cancelled", at);
        }
    }

    private static void put(Map<String, AttributeValue> item, String state, Instant at) {
        item.put(STATE, Attr.text(state));
        item.put(AT, Attr.millis(at));
    }

    static Delivery read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        DeliveryKey key = new DeliveryKey(
                Keys.tenantOf(item.text(Keys.PK)),
                new ChannelId(item.text(CHANNEL)),
                new EventId(item.text(EVENT)),
                item.instant(Keys.ACCEPTED_AT));
        Progress progress = new Progress(
                item.count(ATTEMPTS), item.count(TIER), item.count(LOST), item.instant(SINCE), renewal(item));
        return new Delivery(
                key, state(item), progress, attempts(item), item.instant(UPDATED_AT), item.text(TokenPut.TOKEN));
    }

    private static Optional<Renewal> renewal(Item item) {
        return item.optionalText(REPLAY)
                .map(by -> new Renewal(
                        new ReplayId(by),
                        item.count(REPLAYED_AFTER),
                        item.has(REPLAY_VERSION) ? Optional.of(item.number(REPLAY_VERSION)) : Optional.empty()));
    }

    private static DeliveryState state(Item item) {
        Instant at = item.instant(AT);
        return switch (item.text(STATE)) {
            case "waiting" -> new DeliveryState.Waiting(at, item.instant(Keys.DUE_AT), trigger(item), item.has(PACED));
            case "sending" ->
                new DeliveryState.Sending(
                        at,
                        item.instant(UNTIL),
                        trigger(item),
                        item.has(SCHEDULED_AT) ? item.instant(SCHEDULED_AT) : at);
            case "held" -> new DeliveryState.Held(at, item.instant(Keys.DUE_AT), hold(item));
            case "succeeded" -> new DeliveryState.Succeeded(at);
            case "failed" ->
                new DeliveryState.Failed(at, Reason.ofCode(item.text(REASON)).orElseThrow());
            case "cancelled" -> new DeliveryState.Cancelled(at);
            default -> throw new IllegalStateException("unknown state of a delivery: " + item.text(STATE));
        };
    }

    private static Hold hold(Item item) {
        return Hold.valueOf(item.text(HOLD).toUpperCase(Locale.ROOT));
    }

    private static Trigger trigger(Item item) {
        return Trigger.valueOf(item.text(TRIGGER).toUpperCase(Locale.ROOT));
    }

    private static List<Attempt> attempts(Item item) {
        return item.has(HISTORY) ? History.read(item.required(HISTORY)) : List.of();
    }

    /// What the due index and the index of held deliveries project.
    static Due readDue(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        Instant dueAt = item.instant(Keys.DUE_AT);
        WakeUp wakeUp = new WakeUp(
                Keys.tenantOf(item.text(Keys.PK)),
                new ChannelId(item.text(CHANNEL)),
                new EventId(item.text(EVENT)),
                item.count(ATTEMPTS) + 1);
        Instant notBefore = item.text(STATE).equals("waiting") ? item.instant(AT) : dueAt;
        return new Due(
                new DeliveryId(item.text(Keys.SK)),
                wakeUp,
                dueAt,
                notBefore,
                item.text(STATE).equals("sending"));
    }
}
