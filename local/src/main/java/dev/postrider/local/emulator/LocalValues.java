package dev.postrider.local.emulator;

import dev.postrider.local.template.Blueprint;
import dev.postrider.local.template.ResourceValues;
import java.util.Optional;

/// What `!Ref` and `!GetAtt` come to on this machine. Nothing but what is executed here has a value.
record LocalValues(String queueAddress) implements ResourceValues {
    private static final String PLACE = Blueprint.REGION + ":" + Blueprint.ACCOUNT + ":";

    @Override
    public Optional<String> reference(String type, String id) {
        return switch (type) {
            case "AWS::SQS::Queue" -> Optional.of(queueAddress + id);
            case "AWS::SecretsManager::Secret" -> Optional.of(SecretStore.arn(id));
            case "AWS::DynamoDB::Table", "AWS::Serverless::Function", "AWS::Serverless::HttpApi" -> Optional.of(id);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> attribute(String type, String id, String name) {
        return Optional.ofNullable(
                switch (type + "." + name) {
                    case "AWS::SQS::Queue.Arn" -> QueueServer.arn(id);
                    case "AWS::SQS::Queue.QueueName" -> id;
                    case "AWS::SQS::Queue.QueueUrl" -> queueAddress + id;
                    case "AWS::DynamoDB::Table.Arn" -> "arn:aws:dynamodb:" + PLACE + "table/" + id;
                    case "AWS::Serverless::Function.Arn" -> "arn:aws:lambda:" + PLACE + "function:" + id;
                    case "AWS::Serverless::Function.Alias" -> "arn:aws:lambda:" + PLACE + "function:" + id + ":live";
                    case "AWS::Serverless::Function.Version" -> "arn:aws:lambda:" + PLACE + "function:" + id + ":1";
                    case "AWS::KMS::Key.Arn" -> "arn:aws:kms:" + PLACE + "key/" + id;
                    case "AWS::SecretsManager::Secret.Id" -> SecretStore.arn(id);
                    default -> null;
                });
    }
}
