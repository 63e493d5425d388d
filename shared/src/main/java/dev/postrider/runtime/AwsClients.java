package dev.postrider.runtime;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The AWS clients: the SDK's own region, credentials and endpoint settings, with bounded calls.
/// The bounds keep a stuck store from eating a whole invocation: three tries fit into eight seconds.
public final class AwsClients {
    private static final Duration WHOLE_CALL = Duration.ofSeconds(8);
    private static final Duration ONE_TRY = Duration.ofMillis(2500);

    private AwsClients() {}

    public static DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder().overrideConfiguration(bounds()).build();
    }

    public static SqsClient sqs() {
        return SqsClient.builder().overrideConfiguration(bounds()).build();
    }

    public static KmsClient kms() {
        return KmsClient.builder().overrideConfiguration(bounds()).build();
    }

    private static ClientOverrideConfiguration bounds() {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(WHOLE_CALL)
                .apiCallAttemptTimeout(ONE_TRY)
                .build();
    }
}
