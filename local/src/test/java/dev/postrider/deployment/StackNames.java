package dev.postrider.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The names that a template's references may use: parameters, pseudo parameters, resources, and those resources that
/// SAM adds.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
final class StackNames {
    private static final Set<String> PSEUDO = Set.of(
            "AWS::AccountId",
            "AWS::NotificationARNs",
            "AWS::NoValue",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackId",
            "AWS::StackName",
            "AWS::URLSuffix");
    private static final Map<String, String> MADE_OF_EVENTS = Map.of(
            "SQS", "AWS::Lambda::EventSourceMapping",
            "ScheduleV2", "AWS::Scheduler::Schedule");

    private final JsonNode template;
    private final Map<String, String> resources = new TreeMap<>();
    private final Set<String> aliased = new TreeSet<>();

    StackNames(JsonNode template) {
        this.template = template;
        template.path("Resources").properties().forEach(entry -> {
            String type = entry.getValue().path("Type").asText();
            resources.put(entry.getKey(), type);
            if (type.equals("AWS::Serverless::Function")) {
                addOf(entry.getKey(), entry.getValue().path("Properties"));
            }
            if (type.equals("AWS::Serverless::HttpApi")) {
                resources.put(entry.getKey() + "ApiGatewayDefaultStage", "AWS::ApiGatewayV2::Stage");
            }
        });
    }

    private void addOf(String function, JsonNode properties) {
        if (!properties.has("Role")) {
            resources.put(function + "Role", "AWS::IAM::Role");
        }
        properties
                .path("Events")
                .properties()
                .forEach(event -> Optional.ofNullable(
                                MADE_OF_EVENTS.get(event.getValue().path("Type").asText()))
                        .ifPresent(type -> resources.put(function + event.getKey(), type)));
        String alias = properties
                .path("AutoPublishAlias")
                .asText(template.at("/Globals/Function/AutoPublishAlias").asText());
        if (!alias.isEmpty()) {
            resources.put(function + "Alias" + alias, "AWS::Lambda::Alias");
            aliased.add(function);
        }
    }

    boolean isParameter(String name) {
        return template.path("Parameters").has(name) || PSEUDO.contains(name);
    }

    /// Whether `!Ref` may name it.
    boolean isNamed(String name) {
        int dot = name.lastIndexOf('.');
        return isParameter(name)
                || resources.containsKey(name)
                || (dot > 0
                        && aliased.contains(name.substring(0, dot))
                        && Set.of("Alias", "Version").contains(name.substring(dot + 1)));
    }

    /// The type of a resource, declared or added.
    Optional<String> type(String resource) {
        return Optional.ofNullable(resources.get(resource));
    }

    /// All types that there are names of.
    Set<String> types() {
        return new TreeSet<>(resources.values());
    }
}
