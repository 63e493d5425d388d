package dev.postrider.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postrider.contract.Examples;
import dev.postrider.delivery.Delivery;
import dev.postrider.event.TenantId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An oracle that says yes to everything is none.
@ExtendWith(EmulatedAws.Resolver.class)
final class TableOracleTest {
    private final EmulatedAws aws;

    TableOracleTest(EmulatedAws aws) {
        this.aws = aws;
    }

    @Test
    void acceptsADeliveryAsItIsWritten() {
        put(EmulatedAws.DELIVERIES, delivery());

        assertThatCode(() -> TableOracle.ofDeliveries(aws)).doesNotThrowAnyException();
        assertThat(aws.items(EmulatedAws.DELIVERIES)).isEmpty();
    }

    @Test
    void refusesAKeyOfAnIndexThatTheValueDoesNotGive() {
        Map<String, AttributeValue> item = delivery();
        item.put(Keys.CHANNEL_SHARD, Attr.text("elsewhere"));
        put(EmulatedAws.DELIVERIES, item);

        assertThatThrownBy(() -> TableOracle.ofDeliveries(aws)).isInstanceOf(AssertionError.class);
        assertThat(aws.items(EmulatedAws.DELIVERIES)).isEmpty();
    }

    @Test
    void refusesADueTimeOfADeliveryThatIsOver() {
        Map<String, AttributeValue> item = delivery();
        item.put("state", Attr.text("cancelled"));
        put(EmulatedAws.DELIVERIES, item);

        assertThatThrownBy(() -> TableOracle.ofDeliveries(aws)).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesItemsThatNobodyKnows() {
        put(EmulatedAws.DELIVERIES, Item.with(Map.of(Keys.PK, Attr.text("a#b"), Keys.SK, Attr.text("c"))));
        put(EmulatedAws.CHANNELS, Item.with(Map.of(Keys.PK, Attr.text("a#b"), Keys.SK, Attr.text("c"))));

        assertThatThrownBy(() -> TableOracle.ofDeliveries(aws)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> TableOracle.ofChannels(aws)).isInstanceOf(AssertionError.class);
    }

    private static Map<String, AttributeValue> delivery() {
        TenantId tenant = Examples.tenant();
        Delivery delivery =
                Delivery.pending(Examples.delivery(tenant, "prod-alerts", 1, Examples.START), Examples.START);
        return DeliveryItems.write(delivery.stored("token"), Examples.RETENTION);
    }

    private void put(String table, Map<String, AttributeValue> item) {
        aws.dynamo().putItem(put -> put.tableName(table).item(item));
    }
}
