package dev.postrider.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.postrider.channel.ChannelId;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// A page of deliveries costs the same whatever the total: in read units, as DynamoDB bills them. The build compares
/// 1,000 with 3,000; with `-Dpage.deliveries=100000` it is 100,000, which docs/performance.md shows.
@ExtendWith(EmulatedAws.Resolver.class)
final class PageCostTest {
    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("page.deliveries", 3_000);
    private static final int LIMIT = 50;
    private static final int BATCH = 25;
    private static final String CHANNEL = "prod-alerts";

    private final TenantId tenant = Examples.tenant();
    private final ReadUnits reads = new ReadUnits();
    private final DynamoDbClient dynamo = reads.client();
    private final DeliveryStore store;

    PageCostTest(EmulatedAws aws) {
        assertThat(aws.dynamo()).isNotNull();
        this.store = DynamoDeliveryStoreTest.store(dynamo, MutableClock.at(Examples.START));
    }

    /// Units of a page of the tenant, of one channel, and of one deep inside.
    private record Cost(double first, double ofChannel, double deep) {
        @Override
        public String toString() {
            return "first page %.1f, of a channel %.1f, deep %.1f read units".formatted(first, ofChannel, deep);
        }
    }

    @Test
    void costsTheSameWhateverTheTotal() {
        fill(0, FEW);
        Cost few = cost(FEW / 10 * 9);
        fill(FEW, MANY);
        Cost many = cost(MANY / 10 * 9);

        System.out.printf("%,d deliveries: %s%n%,d deliveries: %s%n", FEW, few, MANY, many);
        assertThat(many.first()).isCloseTo(few.first(), withinPercentage(5));
        assertThat(many.ofChannel()).isCloseTo(few.ofChannel(), withinPercentage(5));
        assertThat(many.deep()).isCloseTo(few.deep(), withinPercentage(5));
        assertThat(few.first()).isPositive();
    }

    private Cost cost(int inside) {
        return new Cost(
                page(Optional.empty(), Optional.empty()),
                page(Optional.of(new ChannelId(CHANNEL)), Optional.empty()),
                page(Optional.empty(), Optional.of(key(inside).id())));
    }

    private double page(Optional<ChannelId> channel, Optional<DeliveryId> before) {
        return reads.of(
                () -> assertThat(store.list(tenant, channel, before, LIMIT)).hasSize(LIMIT));
    }

    private void fill(int from, int to) {
        IntStream.range(from, to)
                .mapToObj(number -> Delivery.pending(key(number), at(number)))
                .map(delivery -> WriteRequest.builder()
                        .putRequest(put -> put.item(DeliveryItems.write(delivery.stored("t"), Examples.RETENTION)))
                        .build())
                .gather(Gatherers.windowFixed(BATCH))
                .forEach(this::write);
    }

    private void write(List<WriteRequest> batch) {
        assertThat(dynamo.batchWriteItem(write -> write.requestItems(Map.of(EmulatedAws.DELIVERIES, batch)))
                        .unprocessedItems())
                .isEmpty();
    }

    /// The due index knows no tenants: what is left here would be other tests' too.
    @AfterEach
    void takeAllAway() {
        IntStream.range(0, MANY)
                .mapToObj(number -> WriteRequest.builder()
                        .deleteRequest(delete ->
                                delete.key(Keys.delivery(tenant, key(number).id())))
                        .build())
                .gather(Gatherers.windowFixed(BATCH))
                .forEach(this::write);
    }

    private DeliveryKey key(int number) {
        return Examples.delivery(tenant, CHANNEL, number, at(number));
    }

    private static Instant at(int number) {
        return Examples.START.plusMillis(number);
    }
}
