package dev.postrider.dynamo;

import dev.postrider.local.emulator.Emulators;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.local.template.Blueprint;
import dev.postrider.local.template.ResourceValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The template's tables and queues on emulators, started once for all tests of stores and queues. A test class that
/// is extended with [Resolver] takes it in its constructor.
public final class EmulatedAws implements AutoCloseable {
    static final String CHANNELS = "ChannelsTable";
    static final String DELIVERIES = "DeliveriesTable";

    private final ResourceValues values;
    private final Emulators emulators;
    private final Map<String, String> settings;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;

    private EmulatedAws() {
        Path project = ProjectFolder.find();
        Emulators.Opening opening =
                Emulators.open(Optional.empty(), project.resolve("local/target/dynamodb-of-stores.log"));
        values = opening.values();
        emulators =
                opening.finish(Blueprint.read(project.resolve("template.yaml"), Map.of(), values), Optional.empty());
        settings = System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("aws."))
                .collect(Collectors.toMap(name -> name, System::getProperty));
        dynamo = DynamoDbClient.create();
        sqs = SqsClient.create();
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    public SqsClient sqs() {
        return sqs;
    }

    /// The address of a queue, by its id in the template.
    public String queueUrl(String id) {
        return values.reference("AWS::SQS::Queue", id).orElseThrow();
    }

    /// Every item of a table.
    List<Map<String, AttributeValue>> items(String table) {
        return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .toList();
    }

    /// Every item of an index.
    List<Map<String, AttributeValue>> items(String table, String index) {
        return dynamo.scanPaginator(scan -> scan.tableName(table).indexName(index)).items().stream()
                .toList();
    }

    /// Deletes every item of a table: the due index knows no tenants.
    void empty(String table) {
        items(table)
                .forEach(item -> dynamo.deleteItem(
                        delete -> delete.tableName(table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
    }

    @Override
    public void close() {
        dynamo.close();
        sqs.close();
        emulators.close();
    }

    /// Hands the one set of emulators to every test class that asks.
    public static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(EmulatedAws.class);
        }

        /// Other emulators of this JVM take the SDK's settings with them when they stop, and the SDK reads its
        /// credentials at every call.
        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            EmulatedAws aws = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(EmulatedAws.class, _ -> new EmulatedAws(), EmulatedAws.class);
            aws.settings.forEach(System::setProperty);
            return aws;
        }
    }
}
