package dev.postrider.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.local.handlers.Scripted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A small template of its own, run on the real emulators.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunnerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = """
            Globals:
              Function: {Runtime: java25, Handler: dev.postrider.local.handlers.Scripted}
            Resources:
              Work:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 2
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2}
              Dead: {Type: AWS::SQS::Queue}
              Whole: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 1}}
              Partial:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    Work:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Work.Arn
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        ScalingConfig: {MaximumConcurrency: 2}
              AllOrNothing:
                Type: AWS::Serverless::Function
                Properties:
                  Events: {Whole: {Type: SQS, Properties: {Queue: !GetAtt Whole.Arn}}}
              Ticking:
                Type: AWS::Serverless::Function
                Properties:
                  Events: {Tick: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 second)}}}
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  TimeToLiveSpecification: {AttributeName: expiresAt, Enabled: true}
                  AttributeDefinitions:
                    - {AttributeName: pk, AttributeType: S}
                    - {AttributeName: at, AttributeType: N}
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  GlobalSecondaryIndexes:
                    - IndexName: byTime
                      KeySchema: [{AttributeName: pk, KeyType: HASH}, {AttributeName: at, KeyType: RANGE}]
                      Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [name]}
              RootKeySecret: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {PasswordLength: 48}}}
            """;

    private final LocalStack stack = LocalStack.start(Options.inMemory().withTemplate(template()));

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void leavesOnlyFailedRecordsInTheQueueAndRedrivesThemToTheDeadLetters() throws Exception {
        Scripted.act("Partial", RunnerTest::failWhatIsBad);
        send("Work", "good");
        send("Work", "bad");

        Message dead = receive("Dead");

        assertThat(dead.body()).isEqualTo("bad");
        assertThat(dead.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("3");
        long good = Scripted.seen("Partial").stream()
                .flatMap(event -> tree(event).path("Records").valueStream())
                .filter(item -> item.path("body").asText().equals("good"))
                .count();
        assertThat(good).isEqualTo(1);
    }

    @Test
    void bringsAWholeBatchAgainWhenTheFunctionThrows() throws Exception {
        BlockingQueue<String> seen = Scripted.seen("AllOrNothing");
        Scripted.act("AllOrNothing", event -> {
            if (event.contains("\"ApproximateReceiveCount\":\"1\"")) {
                throw new IllegalStateException("the first time fails");
            }
            return "";
        });
        send("Whole", "work");

        JsonNode first = item(seen);
        JsonNode second = item(seen);

        assertThat(second.path("messageId")).isEqualTo(first.path("messageId"));
        assertThat(second.path("attributes").path("ApproximateReceiveCount").asText())
                .isEqualTo("2");
        assertThat(second.path("attributes").path("MessageGroupId").asText()).isEqualTo("group");
        assertThat(second.path("attributes").path("SentTimestamp").asLong()).isPositive();
        assertThat(second.path("eventSourceARN").asText()).endsWith(":Whole");
    }

    @Test
    void firesAScheduleAtOnceAndThenAtItsRate() throws Exception {
        BlockingQueue<String> seen = Scripted.seen("Ticking");

        String first = seen.poll(5, TimeUnit.SECONDS);
        String second = seen.poll(5, TimeUnit.SECONDS);

        assertThat(tree(String.valueOf(first)).path("source").asText()).isEqualTo("aws.scheduler");
        assertThat(tree(String.valueOf(second)).path("detail-type").asText()).isEqualTo("Scheduled Event");
    }

    @Test
    void createsTablesAsTheTemplateDeclaresThem() {
        DescribeTableResponse table = stack.dynamoDb().describeTable(request -> request.tableName("Things"));

        assertThat(table.table().globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.indexName()).isEqualTo("byTime");
            assertThat(index.projection().nonKeyAttributes()).containsExactly("name");
        });
        assertThat(stack.dynamoDb()
                        .describeTimeToLive(request -> request.tableName("Things"))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void drawsARootKey() {
        assertThat(stack.rootKey()).matches("prk_[A-Za-z0-9_-]{43}");
    }

    private void send(String queue, String body) {
        stack.sqs()
                .sendMessage(request -> request.queueUrl(stack.queueUrl(queue))
                        .messageBody(body)
                        .messageGroupId("group"));
    }

    /// Asks again and again: ElasticMQ does not wake a long poll for an SQS message that it has moved.
    private Message receive(String queue) {
        return Stream.generate(() -> stack.sqs()
                        .receiveMessage(request -> request.queueUrl(stack.queueUrl(queue))
                                .waitTimeSeconds(1)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                        .messages())
                .limit(20)
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode item(BlockingQueue<String> seen) throws InterruptedException {
        return tree(String.valueOf(seen.poll(10, TimeUnit.SECONDS)))
                .path("Records")
                .path(0);
    }

    private static String failWhatIsBad(String event) {
        String failures = tree(event)
                .path("Records")
                .valueStream()
                .filter(item -> item.path("body").asText().equals("bad"))
                .map(item -> "{\"itemIdentifier\":\"" + item.path("messageId").asText() + "\"}")
                .collect(Collectors.joining(","));
        return "{\"batchItemFailures\":[" + failures + "]}";
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static Path template() {
        try {
            return Files.writeString(Files.createTempFile("runner", ".yaml"), TEMPLATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
