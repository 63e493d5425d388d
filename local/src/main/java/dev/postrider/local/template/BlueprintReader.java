package dev.postrider.local.template;

import java.util.Map;
import java.util.Set;

/// Walks the template from top to bottom. Every resource type is executed or on the one list of those without effect
/// here.
final class BlueprintReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Globals",
            "Resources",
            "Outputs");

    /// The resource types that change nothing on a laptop: nobody signs in, watches, encrypts or pays here.
    private static final Set<String> WITHOUT_LOCAL_EFFECT = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::CompositeAlarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::KMS::Alias",
            "AWS::KMS::Key",
            "AWS::Lambda::Permission",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::SQS::QueuePolicy");

    private final Value.Fields root;
    private final Problems problems;
    private final Evaluator evaluator;
    private final Globals globals;

    BlueprintReader(Value.Fields root, Map<String, String> parameters, ResourceValues values, Problems problems) {
        this.root = root;
        this.problems = problems;
        Map<String, Value> given = new Parameters(problems).values(part("Parameters"), parameters);
        this.evaluator = new Evaluator(
                new Names(given, part("Resources"), values, problems), part("Conditions"), part("Mappings"), problems);
        this.globals = new Globals(part("Globals"), problems);
    }

    Blueprint read() {
        root.fields().forEach((name, value) -> {
            if (!SECTIONS.contains(name)) {
                problems.add(value.line(), "the local runner does not know the section " + name, "Remove it");
            }
        });
        Blueprint.Draft draft = new Blueprint.Draft();
        part("Resources").fields().forEach((id, value) -> {
            if (value instanceof Value.Fields resource) {
                read(id, resource, draft);
            }
        });
        return draft.finish();
    }

    private void read(String id, Value.Fields fields, Blueprint.Draft draft) {
        try (Section resource = new Section("resource " + id, fields, evaluator, problems)) {
            resource.without("Metadata", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Properties");
            String type = resource.required("Type");
            boolean wanted = resource.text("Condition")
                    .map(condition -> evaluator.conditions().holds(condition, resource.line("Condition")))
                    .orElse(true);
            if (wanted && !WITHOUT_LOCAL_EFFECT.contains(type)) {
                execute(id, type, fields, draft);
            }
        }
    }

    private void execute(String id, String type, Value.Fields resource, Blueprint.Draft draft) {
        Value.Fields own = resource.fields().get("Properties") instanceof Value.Fields found
                ? found
                : new Value.Fields(Map.of(), resource.line());
        Value.Fields merged = globals.under(type, own);
        try (Section properties = new Section(type + " " + id, merged, evaluator, problems)) {
            switch (type) {
                case "AWS::Serverless::Function" ->
                    draft.functions.add(new FunctionReader(id, globals.defaultAuthorizer(root)).read(properties));
                case "AWS::Serverless::HttpApi" -> draft.apis.add(ApiReader.read(id, properties));
                case "AWS::SQS::Queue" -> draft.queues.add(StoreReader.queue(id, properties));
                case "AWS::DynamoDB::Table" -> draft.tables.add(StoreReader.table(id, properties));
                case "AWS::SecretsManager::Secret" -> draft.secrets.add(StoreReader.secret(id, properties));
                default -> {
                    properties.without(merged.fields().keySet().toArray(String[]::new));
                    problems.add(
                            resource.line(),
                            "the local runner does not know the type " + type + " (" + id + ")",
                            "Teach it to local/, or add it to the list of types without local effect there");
                }
            }
        }
    }

    private Value.Fields part(String name) {
        return root.fields().get(name) instanceof Value.Fields fields
                ? fields
                : new Value.Fields(Map.of(), root.line());
    }
}
