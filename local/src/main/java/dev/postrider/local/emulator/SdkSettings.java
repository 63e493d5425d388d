package dev.postrider.local.emulator;

import dev.postrider.local.template.Blueprint;
import java.util.LinkedHashMap;
import java.util.Map;

/// The AWS SDK's own settings, pointed at this machine. Product code has no other way to it.
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
final class SdkSettings {
    private static final Map<String, String> ALWAYS =
            Map.of("aws.region", Blueprint.REGION, "aws.accessKeyId", "local", "aws.secretAccessKey", "local");
    private static final String DYNAMO = "aws.endpointUrlDynamoDb";
    private static final String QUEUES = "aws.endpointUrlSqs";
    private static final String SECRETS = "aws.endpointUrlSecretsManager";

    private SdkSettings() {}

    static void pointAt(String dynamo, String queues, String secrets) {
        Map<String, String> settings = new LinkedHashMap<>(ALWAYS);
        settings.put(DYNAMO, dynamo);
        settings.put(QUEUES, queues);
        settings.put(SECRETS, secrets);
        settings.forEach(System::setProperty);
    }

    static void clear() {
        ALWAYS.keySet().forEach(System::clearProperty);
        System.clearProperty(DYNAMO);
        System.clearProperty(QUEUES);
        System.clearProperty(SECRETS);
    }
}
