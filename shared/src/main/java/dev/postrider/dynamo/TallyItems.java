package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Reason;
import dev.postrider.metrics.Tally;
import dev.postrider.metrics.TallyStore.Hourly;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a tally: one number for each count that is not zero.
final class TallyItems {
    private static final String OK = "okCount";
    private static final String FAILED = "failedCount";
    private static final String RETRIED = "retriedCount";
    private static final String REASON = "reason_";
    private static final String LATENCY = "latency_";

    private TallyItems() {}

    /// What there is to count, by the name of its attribute.
    static SequencedMap<String, Long> counts(Tally tally) {
        SequencedMap<String, Long> counts = new LinkedHashMap<>();
        counts.put(OK, tally.ok());
        counts.put(FAILED, tally.failed());
        counts.put(RETRIED, tally.retried());
        tally.reasons().forEach((reason, count) -> counts.put(REASON + reason.code(), count));
        IntStream.range(0, tally.latency().size())
                .forEach(i -> counts.put(LATENCY + i, tally.latency().get(i)));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    static Hourly read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        String[] sort = item.text(Keys.SK).split("#", 2);
        ChannelKey channel = new ChannelKey(Keys.tenantOf(item.text(Keys.PK)), new ChannelId(sort[0]));
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (item.has(REASON + reason.code())) {
                reasons.put(reason, item.number(REASON + reason.code()));
            }
        }
        Tally tally = new Tally(
                count(item, OK),
                count(item, FAILED),
                count(item, RETRIED),
                reasons,
                IntStream.rangeClosed(0, Tally.BOUNDS.size())
                        .mapToObj(i -> count(item, LATENCY + i))
                        .toList());
        return new Hourly(channel, Instant.parse(sort[1]), tally);
    }

    private static Long count(Item item, String name) {
        return item.has(name) ? item.number(name) : 0L;
    }
}
