package dev.postrider.local.emulator;

import dev.postrider.local.template.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/// Creates the template's tables; those that a data folder holds already stay as they are.
final class Tables {
    private final DynamoDbClient dynamoDb;

    Tables(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void create(List<TableSpec> tables) {
        Set<String> existing = Set.copyOf(dynamoDb.listTables().tableNames());
        tables.stream().filter(table -> !existing.contains(table.id())).forEach(this::create);
    }

    private void create(TableSpec table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.id())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.keys()))
                .attributeDefinitions(table.attributes().entrySet().stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(attribute.getValue())
                                .build())
                        .toList());
        List<GlobalSecondaryIndex> global = new ArrayList<>();
        table.globalIndexes()
                .forEach(index -> global.add(GlobalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(keys(index.keys()))
                        .projection(projection(index))
                        .build()));
        List<LocalSecondaryIndex> local = new ArrayList<>();
        table.localIndexes()
                .forEach(index -> local.add(LocalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(keys(index.keys()))
                        .projection(projection(index))
                        .build()));
        request.globalSecondaryIndexes(global.isEmpty() ? null : global);
        request.localSecondaryIndexes(local.isEmpty() ? null : local);
        dynamoDb.createTable(request.build());
        table.expiry().ifPresent(attribute -> expire(table.id(), attribute));
    }

    private void expire(String table, String attribute) {
        dynamoDb.updateTimeToLive(UpdateTimeToLiveRequest.builder()
                .tableName(table)
                .timeToLiveSpecification(TimeToLiveSpecification.builder()
                        .attributeName(attribute)
                        .enabled(true)
                        .build())
                .build());
    }

    private static List<KeySchemaElement> keys(List<TableSpec.Key> keys) {
        return keys.stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.role())
                        .build())
                .toList();
    }

    private static Projection projection(TableSpec.Index index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        return index.attributes().isEmpty()
                ? projection.build()
                : projection.nonKeyAttributes(index.attributes()).build();
    }
}
