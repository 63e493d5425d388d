package dev.postrider.local.template;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Queues, tables and secrets.
final class StoreReader {
    private static final int DEFAULT_VISIBILITY_SECONDS = 30;

    private StoreReader() {}

    static QueueSpec queue(String id, Section queue) {
        queue.without(
                "MessageRetentionPeriod",
                "SqsManagedSseEnabled",
                "KmsMasterKeyId",
                "KmsDataKeyReusePeriodSeconds",
                "Tags",
                "RedriveAllowPolicy",
                "QueueName");
        Optional<QueueSpec.Redrive> redrive = Optional.empty();
        if (queue.has("RedrivePolicy")) {
            try (Section policy = queue.section("RedrivePolicy")) {
                redrive = Optional.of(new QueueSpec.Redrive(
                        policy.required("deadLetterTargetArn"), policy.number("maxReceiveCount", 10)));
            }
        }
        QueueSpec.Timing timing = new QueueSpec.Timing(
                Duration.ofSeconds(queue.number("VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS)),
                Duration.ofSeconds(queue.number("DelaySeconds", 0)),
                Duration.ofSeconds(queue.number("ReceiveMessageWaitTimeSeconds", 0)));
        return new QueueSpec(id, timing, redrive);
    }

    static TableSpec table(String id, Section table) {
        table.without(
                "BillingMode",
                "DeletionProtectionEnabled",
                "PointInTimeRecoverySpecification",
                "SSESpecification",
                "Tags",
                "TableName",
                "TableClass",
                "ContributorInsightsSpecification",
                "OnDemandThroughput",
                "WarmThroughput");
        Map<String, String> attributes = new HashMap<>();
        table.sections("AttributeDefinitions").forEach(attribute -> {
            try (attribute) {
                attributes.put(attribute.required("AttributeName"), attribute.required("AttributeType"));
            }
        });
        Optional<String> expiry;
        try (Section expires = table.section("TimeToLiveSpecification")) {
            boolean enabled = expires.flag("Enabled");
            expiry = expires.text("AttributeName").filter(_ -> enabled);
        }
        return new TableSpec(
                id,
                attributes,
                keys(table),
                indexes(table, "GlobalSecondaryIndexes"),
                indexes(table, "LocalSecondaryIndexes"),
                expiry);
    }

    static SecretSpec secret(String id, Section secret) {
        secret.without("Name", "Description", "KmsKeyId", "Tags");
        try (Section generate = secret.section("GenerateSecretString")) {
            generate.without(
                    "PasswordLength",
                    "ExcludePunctuation",
                    "ExcludeCharacters",
                    "IncludeSpace",
                    "ExcludeLowercase",
                    "ExcludeUppercase",
                    "ExcludeNumbers",
                    "RequireEachIncludedType");
        }
        return new SecretSpec(id, secret.text("SecretString"));
    }

    private static List<TableSpec.Index> indexes(Section table, String key) {
        return table.sections(key).stream().map(StoreReader::index).toList();
    }

    private static TableSpec.Index index(Section index) {
        index.without("OnDemandThroughput", "WarmThroughput", "ContributorInsightsSpecification");
        try (index;
                Section projection = index.section("Projection")) {
            return new TableSpec.Index(
                    index.required("IndexName"),
                    keys(index),
                    projection.required("ProjectionType"),
                    projection.texts("NonKeyAttributes"));
        }
    }

    private static List<TableSpec.Key> keys(Section section) {
        return section.sections("KeySchema").stream()
                .map(key -> {
                    try (key) {
                        return new TableSpec.Key(key.required("AttributeName"), key.required("KeyType"));
                    }
                })
                .toList();
    }
}
