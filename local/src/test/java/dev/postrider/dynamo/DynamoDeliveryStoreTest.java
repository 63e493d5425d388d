package dev.postrider.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.contract.DeliveryStoreContract;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.Hold;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoDeliveryStoreTest extends DeliveryStoreContract {
    private static final AtomicInteger TOKENS = new AtomicInteger();

    private final EmulatedAws aws;
    private final DeliveryStore store;

    DynamoDeliveryStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = store(aws.dynamo(), clock);
    }

    static DeliveryStore store(DynamoDbClient dynamo, InstantSource clock) {
        return new DynamoDeliveryStore(
                dynamo, EmulatedAws.DELIVERIES, Examples.RETENTION, clock, () -> "token-" + TOKENS.incrementAndGet());
    }

    @Override
    protected DeliveryStore store() {
        return store;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofDeliveries(aws);
    }

    @Test
    void takesAWriteWhoseAnswerWasLostForItsOwn() {
        DeliveryStore unlucky = store(puttingTwice(aws.dynamo()), clock);
        DeliveryKey key = Examples.delivery(tenant, "prod-alerts", 1, clock.instant());

        Delivery created =
                unlucky.create(Delivery.pending(key, clock.instant())).orElseThrow();
        Optional<Delivery> replaced =
                unlucky.replace(created, created.heldAt(Hold.PAUSED, Duration.ofDays(5), clock.instant()));

        assertThat(replaced).isPresent();
        assertThat(store.find(tenant, key.id())).isEqualTo(replaced);
        assertThat(unlucky.create(Delivery.pending(key, clock.instant()))).isEmpty();
    }

    /// As the SDK does when the first answer does not come back.
    private static DynamoDbClient puttingTwice(DynamoDbClient dynamo) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                    try {
                        if (method.getName().equals("putItem")) {
                            method.invoke(dynamo, arguments);
                        }
                        return method.invoke(dynamo, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
