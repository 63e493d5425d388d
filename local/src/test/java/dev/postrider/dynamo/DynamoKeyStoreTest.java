package dev.postrider.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.access.ApiKey;
import dev.postrider.access.KeyStore;
import dev.postrider.contract.KeyStoreContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(EmulatedAws.Resolver.class)
final class DynamoKeyStoreTest extends KeyStoreContract {
    private final EmulatedAws aws;
    private final KeyStore store;

    DynamoKeyStoreTest(EmulatedAws aws) {
        this.aws = aws;
        this.store = new DynamoKeyStore(aws.dynamo(), EmulatedAws.CHANNELS, clock);
    }

    @Override
    protected KeyStore store() {
        return store;
    }

    /// Each key stands twice in the table, written again it is the same two items, and no item holds the key itself.
    @AfterEach
    void everyKeyStandsTwiceAndNowhereInClear() {
        List<Map<String, AttributeValue>> items = aws.items(EmulatedAws.CHANNELS);
        aws.empty(EmulatedAws.CHANNELS);

        assertThat(items).allSatisfy(item -> {
            ApiKey key = KeyItems.read(item);
            assertThat(items)
                    .contains(KeyItems.write(key, Keys.apiKey(key.id())))
                    .contains(KeyItems.write(key, Keys.apiKeyOf(key.grant().tenant(), key.id())));
            assertThat(item.toString()).doesNotContain("prk_");
        });
        assertThat(items.stream()
                                .map(item -> KeyItems.read(item).id())
                                .distinct()
                                .count()
                        * 2)
                .isEqualTo(items.size());
    }
}
