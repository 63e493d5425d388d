package dev.postrider.engine;

import dev.postrider.channel.ChannelKey;
import dev.postrider.engine.Invocation.Seen;
import dev.postrider.metrics.Tally;
import dev.postrider.metrics.TallyStore;
import dev.postrider.metrics.TallyStore.Hourly;
import dev.postrider.runtime.MetricLog;
import dev.postrider.runtime.WideLog;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts the attempts of an invocation: one line of metrics, and one write for each channel and hour, however many
/// there
/// were. Counts that cannot be written are lost; nothing waits for them.
public final class Counter {
    private final TallyStore store;
    private final MetricLog metrics;
    private final WideLog log;

    /// A counter.
    ///
    /// @param store   what tenants are told from, by channel and hour
    /// @param metrics what whoever runs the stack is told by, of all channels together
    public Counter(TallyStore store, MetricLog metrics, WideLog log) {
        this.store = store;
        this.metrics = metrics;
        this.log = log;
    }

    void count(Invocation invocation) {
        List<Reading> batch = invocation.observed().stream().map(Seen::reading).toList();
        metrics.write(
                Arrays.stream(Gauge.values()).map(gauge -> gauge.of(batch)).toList());
        Map<Place, Tally> tallies = new LinkedHashMap<>();
        for (Seen seen : invocation.observed()) {
            Hourly one = Hourly.at(
                    seen.key(), seen.observation().at(), seen.reading().tally());
            tallies.merge(new Place(one.channel(), one.hour()), one.tally(), Tally::plus);
        }
        tallies.forEach(this::add);
    }

    private record Place(ChannelKey channel, Instant hour) {}

    private void add(Place place, Tally tally) {
        try {
            store.add(new Hourly(place.channel(), place.hour(), tally));
        } catch (RuntimeException e) {
            log.write(
                    "counts.lost",
                    line -> line.put("tenant", place.channel().tenant().value())
                            .put("channel", place.channel().id().value())
                            .put(e));
        }
    }
}
