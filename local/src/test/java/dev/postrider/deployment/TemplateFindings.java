package dev.postrider.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All that CloudFormation and SAM would not take of a template, each finding with its place.
final class TemplateFindings {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Conditions",
            "Description",
            "Globals",
            "Mappings",
            "Metadata",
            "Outputs",
            "Parameters",
            "Resources",
            "Rules",
            "Transform");
    private static final Set<String> OF_A_RESOURCE =
            Set.of("Condition", "DeletionPolicy", "DependsOn", "Metadata", "Properties", "Type", "UpdateReplacePolicy");
    private static final Set<String> OF_AN_OUTPUT = Set.of("Condition", "Description", "Export", "Value");
    private static final Set<String> OF_A_PARAMETER = Set.of(
            "AllowedPattern",
            "AllowedValues",
            "ConstraintDescription",
            "Default",
            "Description",
            "MaxLength",
            "MaxValue",
            "MinLength",
            "MinValue",
            "NoEcho",
            "Type");
    private static final Set<String> POLICIES = Set.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot");

    private final JsonNode template;
    private final ResourceTypes types;
    private final List<String> findings = new ArrayList<>();

    private TemplateFindings(JsonNode template, ResourceTypes types) {
        this.template = template;
        this.types = types;
    }

    static List<String> of(JsonNode template, ResourceTypes types) {
        TemplateFindings found = new TemplateFindings(template, types);
        found.keys("template", template, SECTIONS);
        found.each("Parameters", OF_A_PARAMETER);
        found.each("Outputs", OF_AN_OUTPUT);
        found.each("Resources", OF_A_RESOURCE);
        found.keys("Globals", template.path("Globals"), Set.of("Function"));
        found.findings.addAll(
                PropertyFindings.of("Globals/Function", FUNCTION, template.at("/Globals/Function"), types));
        found.resources();
        found.findings.addAll(ReferenceFindings.of(template, types));
        return found.findings;
    }

    /// The types that a template names, and those that SAM makes of them.
    static Set<String> typesOf(JsonNode template) {
        return new StackNames(template).types();
    }

    private void resources() {
        template.path("Resources").properties().forEach(entry -> {
            JsonNode resource = entry.getValue();
            String place = "Resources/" + entry.getKey();
            Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                    .filter(name -> resource.has(name)
                            && !POLICIES.contains(resource.path(name).asText()))
                    .forEach(
                            name -> findings.add(place + "/" + name + ": should be one of " + new TreeSet<>(POLICIES)));
            findings.addAll(PropertyFindings.of(
                    place + "/Properties", resource.path("Type").asText(), resource.path("Properties"), types));
        });
    }

    private void each(String section, Set<String> known) {
        template.path(section)
                .properties()
                .forEach(entry -> keys(section + "/" + entry.getKey(), entry.getValue(), known));
    }

    private void keys(String place, JsonNode node, Set<String> known) {
        node.properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> findings.add(place + "/" + field.getKey() + ": nothing of that name belongs here"));
    }
}
