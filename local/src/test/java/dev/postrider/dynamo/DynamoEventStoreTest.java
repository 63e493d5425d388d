package dev.postrider.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.contract.EventStoreContract;
import dev.postrider.contract.Examples;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.PlannedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoEventStoreTest extends EventStoreContract {
    private final EmulatedAws aws;
    private final EventStore store;

    DynamoEventStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoEventStore(aws.dynamo(), EmulatedAws.DELIVERIES, Examples.RETENTION, clock);
    }

    @Override
    protected EventStore store() {
        return store;
    }

    @AfterEach
    void everyItemSaysWhatItsKeysSay() {
        TableOracle.ofDeliveries(aws);
    }

    /// The same chunks, from a repeat of the event that was accepted earlier and planned later.
    @Test
    void letsNoLoserShortenTheLifeOfTheWinnersList() {
        PlannedEvent winner = new PlannedEvent(Examples.event(tenant, 1, Examples.START), Examples.channelIds(600), 1);
        store.plan(winner);

        store.plan(new PlannedEvent(
                Examples.event(tenant, 1, Examples.START.minusSeconds(60)), Examples.channelIds(600), 1));

        long distinctExpiries = aws.items(EmulatedAws.DELIVERIES).stream()
                .map(item -> new Item(item).number(Keys.EXPIRES_AT))
                .distinct()
                .count();
        assertThat(distinctExpiries).isEqualTo(1);
    }
}
