package dev.postrider.dynamo;

import dev.postrider.access.SealKeyStore;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// The sealing key in the table of channels: written by whoever asks first, in one request that reads it too.
public final class DynamoSealKeyStore implements SealKeyStore {
    private static final String SECRET = "secret";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoSealKeyStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public byte[] keyOr(byte[] fresh) {
        Map<String, AttributeValue> item = dynamo.updateItem(request -> request.tableName(table)
                        .key(Keys.sealKey())
                        .updateExpression("SET #secret = if_not_exists(#secret, :fresh)")
                        .expressionAttributeNames(Map.of("#secret", SECRET))
                        .expressionAttributeValues(
                                Map.of(":fresh", AttributeValue.fromB(SdkBytes.fromByteArray(fresh))))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();
        return new Item(item).required(SECRET).b().asByteArray();
    }
}
