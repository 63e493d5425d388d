package dev.postrider.dynamo;

import dev.postrider.channel.Variable;
import dev.postrider.channel.VariableStore;
import dev.postrider.channel.Variables;
import dev.postrider.document.VariableDocument;
import dev.postrider.event.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Variables in the ChannelsTable, beside the channels that use them.
public final class DynamoVariableStore implements VariableStore {
    static final String VARIABLES = "variables";

    private static final String DOCUMENT = "document";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Revisions revisions;

    public DynamoVariableStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.revisions = new Revisions(dynamo, table);
    }

    @Override
    public Optional<Variable> find(TenantId tenant, Variable.Key key) {
        Map<String, AttributeValue> item = dynamo.getItem(request ->
                        request.tableName(table).key(Keys.variable(tenant, key)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(variable(item));
    }

    @Override
    public List<Variable> list(TenantId tenant) {
        return dynamo
                .queryPaginator(revisions
                        .range(Keys.channels(tenant), Keys.beforeVariables(), Keys.afterVariables())
                        .build())
                .items()
                .stream()
                .map(DynamoVariableStore::variable)
                .toList();
    }

    /// All of them, for a catalog.
    Variables all(TenantId tenant) {
        return Variables.of(list(tenant));
    }

    @Override
    public void save(TenantId tenant, Variable variable) {
        Map<String, AttributeValue> item = Item.with(Keys.variable(tenant, variable.key()));
        item.put(DOCUMENT, Attr.text(VariableDocument.writeStored(variable)));
        commit(tenant, Revisions.put(Put.builder().tableName(table).item(item).build()));
    }

    @Override
    public boolean delete(TenantId tenant, Variable.Key key) {
        Delete delete = Delete.builder()
                .tableName(table)
                .key(Keys.variable(tenant, key))
                .conditionExpression("attribute_exists(pk)")
                .build();
        return commit(tenant, TransactWriteItem.builder().delete(delete).build());
    }

    private boolean commit(TenantId tenant, TransactWriteItem write) {
        return revisions.commit(tenant, Map.of(VARIABLES, AttributeValue.fromBool(true)), List.of(write));
    }

    private static Variable variable(Map<String, AttributeValue> item) {
        return VariableDocument.readStored(new Item(item).text(DOCUMENT));
    }
}
