package dev.postrider.dynamo;

import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.ReplayId;
import dev.postrider.document.ReplayDocument;
import dev.postrider.replay.Replay;
import dev.postrider.replay.Replay.Course;
import dev.postrider.replay.Replay.State;
import dev.postrider.replay.Replay.Terms;
import dev.postrider.runtime.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a replay. While it runs it is in the index of what is due, in a partition of its own.
final class ReplayItems {
    private static final String FILTER = "filter";
    private static final String SAME_BYTES = "sameBytes";
    private static final String RATE = "ratePerSecond";
    private static final String CREATED_AT = "createdAt";
    private static final String STATE = "replayState";
    private static final String AFTER = "after";
    private static final String NEXT_AT = "nextAt";
    private static final String LOOKED = "looked";
    private static final String REPLAYED = "replayed";
    private static final String SKIPPED = "skipped";
    private static final String UPDATED_AT = "updatedAt";

    private ReplayItems() {}

    static Map<String, AttributeValue> write(Replay replay, Duration retention) {
        Course course = replay.course();
        Map<String, AttributeValue> item = Item.with(Keys.replay(replay.tenant(), replay.id()));
        item.put(FILTER, Attr.text(Json.write(ReplayDocument.write(replay.filter()))));
        item.put(SAME_BYTES, AttributeValue.fromBool(replay.terms().sameBytes()));
        item.put(RATE, Attr.number(replay.terms().ratePerSecond()));
        item.put(CREATED_AT, Attr.millis(replay.terms().createdAt()));
        item.put(STATE, Attr.text(course.state().name().toLowerCase(Locale.ROOT)));
        course.after().ifPresent(after -> item.put(AFTER, Attr.text(after)));
        item.put(NEXT_AT, Attr.millis(course.nextAt()));
        item.put(LOOKED, Attr.number(course.looked()));
        item.put(REPLAYED, Attr.number(course.replayed()));
        item.put(SKIPPED, Attr.number(course.skipped()));
        item.put(UPDATED_AT, Attr.millis(course.updatedAt()));
        item.put(TokenPut.TOKEN, Attr.text(replay.token()));
        item.put(
                Keys.EXPIRES_AT,
                Attr.number(replay.terms().createdAt().plus(retention).getEpochSecond()));
        if (replay.isRunning()) {
            item.put(Keys.DUE_SHARD, Attr.text(Keys.RUNNING_REPLAYS));
            item.put(Keys.DUE_AT, Attr.millis(course.updatedAt()));
        }
        return item;
    }

    static Replay read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return new Replay(
                new ReplayId(item.text(Keys.SK)),
                Keys.tenantOf(item.text(Keys.PK)),
                ReplayDocument.readStored(item.text(FILTER)),
                new Terms(item.required(SAME_BYTES).bool(), item.count(RATE), item.instant(CREATED_AT)),
                new Course(
                        State.valueOf(item.text(STATE).toUpperCase(Locale.ROOT)),
                        item.optionalText(AFTER).map(DeliveryId::new),
                        item.instant(NEXT_AT),
                        item.number(LOOKED),
                        item.number(REPLAYED),
                        item.number(SKIPPED),
                        item.instant(UPDATED_AT)),
                item.text(TokenPut.TOKEN));
    }
}
