package dev.postrider.dynamo;

import dev.postrider.channel.ChannelKey;
import dev.postrider.health.ChannelPace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Places in a channel's rate: one number an item, the next free moment in microseconds, moved on by one conditional
/// update. A request whose answer was lost and that the SDK repeats leaves one place empty.
public final class DynamoChannelPace implements ChannelPace {
    private static final String NEXT_FREE_AT = "nextFreeAt";
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int MAX_TRIES = 20;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoChannelPace(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Instant reserve(ChannelKey channel, int ratePerSecond, Instant now) {
        long step = MICROS_PER_SECOND / ratePerSecond;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Instant> place = behindOthers(channel, step, now).or(() -> first(channel, step, now));
            if (place.isPresent()) {
                return place.orElseThrow();
            }
        }
        throw new IllegalStateException("the rate of channel " + channel.id() + " is asked for too often at once");
    }

    private Optional<Instant> behindOthers(ChannelKey channel, long step, Instant now) {
        return update(
                        channel,
                        "SET nextFreeAt = nextFreeAt + :step, expiresAt = :expiresAt",
                        "nextFreeAt > :now",
                        Map.of(
                                ":step", Attr.number(step),
                                ":now", Attr.number(micros(now)),
                                ":expiresAt", expiresAt(now)))
                .map(next -> next.minus(step, ChronoUnit.MICROS));
    }

    private Optional<Instant> first(ChannelKey channel, long step, Instant now) {
        return update(
                        channel,
                        "SET nextFreeAt = :next, expiresAt = :expiresAt",
                        "attribute_not_exists(nextFreeAt) OR nextFreeAt <= :now",
                        Map.of(
                                ":next", Attr.number(micros(now) + step),
                                ":now", Attr.number(micros(now)),
                                ":expiresAt", expiresAt(now)))
                .map(_ -> now);
    }

    /// Moves the next free moment on; empty when the condition does not hold.
    private Optional<Instant> update(
            ChannelKey channel, String change, String condition, Map<String, AttributeValue> values) {
        try {
            Map<String, AttributeValue> updated = dynamo.updateItem(update -> update.tableName(table)
                            .key(Keys.pace(channel))
                            .updateExpression(change)
                            .conditionExpression(condition)
                            .expressionAttributeValues(values)
                            .returnValues(ReturnValue.UPDATED_NEW))
                    .attributes();
            return Optional.of(Instant.EPOCH.plus(new Item(updated).number(NEXT_FREE_AT), ChronoUnit.MICROS));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private static AttributeValue expiresAt(Instant now) {
        return Attr.number(now.plus(RETENTION).getEpochSecond());
    }
}
