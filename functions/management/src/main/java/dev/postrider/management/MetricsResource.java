package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.access.Scope;
import dev.postrider.channel.ChannelId;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.metrics.Tally;
import dev.postrider.metrics.TallyStore;
import dev.postrider.metrics.TallyStore.Hourly;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `GET /v1/metrics`: what became of attempts, by hour or day, in one row for all channels or in one for each.
final class MetricsResource {
    private final TallyStore tallies;
    private final InstantSource clock;

    MetricsResource(TallyStore tallies, InstantSource clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    ApiResponse list(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_READ);
        MetricsFilter filter = MetricsFilter.of(request, clock.instant());
        List<Hourly> found = tallies.list(tenant, filter.channel(), filter.since(), filter.until());
        return Paging.page(
                filter.byChannel()
                        ? byChannel(found, filter)
                        : ofAll(found, filter).toList(),
                Optional.empty());
    }

    /// A row for each moment, also for those without attempts: a chart has no holes.
    private static Stream<JsonNode> ofAll(List<Hourly> found, MetricsFilter filter) {
        Map<Instant, Tally> sums = found.stream()
                .collect(Collectors.toMap(tally -> filter.step().start(tally.hour()), Hourly::tally, Tally::plus));
        return filter.moments()
                .map(moment -> TallyDocument.write(moment, Optional.empty(), sums.getOrDefault(moment, Tally.NONE)));
    }

    /// A row for each moment and channel that there was an attempt of.
    private static List<JsonNode> byChannel(List<Hourly> found, MetricsFilter filter) {
        SequencedMap<Instant, SequencedMap<String, Tally>> sums = new TreeMap<>();
        found.forEach(tally -> sums.computeIfAbsent(filter.step().start(tally.hour()), _ -> new TreeMap<>())
                .merge(tally.channel().id().value(), tally.tally(), Tally::plus));
        return sums.entrySet().stream()
                .<JsonNode>flatMap(moment -> moment.getValue().entrySet().stream()
                        .map(row -> TallyDocument.write(
                                moment.getKey(), Optional.of(new ChannelId(row.getKey())), row.getValue())))
                .toList();
    }
}
