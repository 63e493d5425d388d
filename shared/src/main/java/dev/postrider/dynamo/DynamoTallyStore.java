package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.TenantId;
import dev.postrider.metrics.TallyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Tallies beside the deliveries: a partition for each tenant and day, an item for each channel and hour. So a
/// channel's
/// week is seven short queries, and so is a tenant's.
public final class DynamoTallyStore implements TallyStore {
    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration retention;

    public DynamoTallyStore(DynamoDbClient dynamo, String table, Duration retention) {
        this.dynamo = dynamo;
        this.table = table;
        this.retention = retention;
    }

    @Override
    public void add(Hourly tally) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        TallyItems.counts(tally.tally()).forEach((name, count) -> {
            names.put("#" + name, name);
            values.put(":" + name, Attr.number(count));
        });
        String sums = names.keySet().stream()
                .sorted()
                .map(name -> name + " :" + name.substring(1))
                .collect(Collectors.joining(", "));
        values.put(":expiresAt", Attr.number(tally.hour().plus(retention).getEpochSecond()));
        dynamo.updateItem(update -> update.tableName(table)
                .key(Keys.tally(tally.channel(), tally.hour()))
                .updateExpression("ADD " + sums + " SET expiresAt = :expiresAt")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    /// Access pattern: tallies of a tenant, or of one of its channels, day by day.
    @Override
    public List<Hourly> list(TenantId tenant, Optional<ChannelId> channel, Instant since, Instant until) {
        LocalDate first = LocalDate.ofInstant(since, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(until.minusMillis(1), ZoneOffset.UTC);
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> ofDay(tenant, channel, day))
                .filter(tally -> !tally.hour().isBefore(since) && tally.hour().isBefore(until))
                .sorted(Comparator.comparing(Hourly::hour)
                        .thenComparing(tally -> tally.channel().id().value()))
                .toList();
    }

    private Stream<Hourly> ofDay(TenantId tenant, Optional<ChannelId> channel, LocalDate day) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", Attr.text(Keys.tallies(tenant, day))));
        channel.ifPresent(id -> values.put(":channel", Attr.text(Keys.talliesOf(id))));
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk"
                        + channel.map(_ -> " AND begins_with(sk, :channel)").orElse(""))
                .expressionAttributeValues(values)
                .build();
        return dynamo.queryPaginator(query).items().stream().map(TallyItems::read);
    }
}
