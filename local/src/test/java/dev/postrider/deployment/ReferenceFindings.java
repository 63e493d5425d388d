package dev.postrider.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// References of a template that lead nowhere, and parameters and conditions that nothing refers to.
final class ReferenceFindings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Set<String> FUNCTIONS =
            Set.of("Fn::And", "Fn::Base64", "Fn::Equals", "Fn::Join", "Fn::Not", "Fn::Or", "Fn::Select", "Fn::Split");

    private final JsonNode template;
    private final ResourceTypes types;
    private final StackNames names;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();

    private ReferenceFindings(JsonNode template, ResourceTypes types) {
        this.template = template;
        this.types = types;
        this.names = new StackNames(template);
    }

    static List<String> of(JsonNode template, ResourceTypes types) {
        ReferenceFindings found = new ReferenceFindings(template, types);
        for (String section : List.of("Globals", "Conditions", "Resources", "Outputs")) {
            found.visit(section, template.path(section));
        }
        template.path("Resources")
                .properties()
                .forEach(it -> found.standing("Resources/" + it.getKey(), it.getValue()));
        template.path("Outputs").properties().forEach(it -> found.standing("Outputs/" + it.getKey(), it.getValue()));
        found.unused("Parameters");
        found.unused("Conditions");
        return found.findings;
    }

    /// What a resource or output says beside its properties.
    private void standing(String place, JsonNode node) {
        if (node.path("Condition").isTextual()) {
            condition(place + "/Condition", node.path("Condition"));
        }
        Deployment.texts(node.path("DependsOn"))
                .filter(name -> names.type(name).isEmpty())
                .forEach(name -> findings.add(place + "/DependsOn: there is no resource " + name));
    }

    private void visit(String place, JsonNode node) {
        Optional<String> call = call(node);
        if (call.isPresent()) {
            resolve(place, call.get(), node.path(call.get()));
            return;
        }
        node.properties().forEach(field -> visit(place + "/" + field.getKey(), field.getValue()));
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            visit(place + "/" + i, node.path(i));
        }
    }

    private void resolve(String place, String function, JsonNode argument) {
        switch (function) {
            case "Ref" -> named(place, argument.asText());
            case "Condition" -> condition(place, argument);
            case "Fn::GetAtt" ->
                attribute(
                        place,
                        argument.isArray()
                                ? argument.path(0).asText() + "."
                                        + argument.path(1).asText()
                                : argument.asText());
            case "Fn::Sub" -> substituted(place, argument);
            case "Fn::If" -> {
                condition(place, argument.path(0));
                visit(place, argument.path(1));
                visit(place, argument.path(2));
            }
            default -> {
                if (!FUNCTIONS.contains(function)) {
                    findings.add(place + ": " + function + " is no function that "
                            + getClass().getSimpleName() + " knows");
                }
                visit(place, argument);
            }
        }
    }

    private void substituted(String place, JsonNode argument) {
        JsonNode own = argument.path(1);
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        visit(place, own);
        Set<String> unmentioned = new TreeSet<>();
        own.fieldNames().forEachRemaining(unmentioned::add);
        PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).forEach(name -> {
            unmentioned.remove(name);
            if (!own.has(name)) {
                dotted(place, name);
            }
        });
        unmentioned.forEach(name -> findings.add(place + ": its text does not mention " + name));
    }

    private void dotted(String place, String name) {
        if (name.contains(".") && !names.isNamed(name)) {
            attribute(place, name);
        } else {
            named(place, name);
        }
    }

    private void named(String place, String name) {
        used.add("Parameters/" + name);
        boolean resolves = place.startsWith("Conditions/") ? names.isParameter(name) : names.isNamed(name);
        if (!resolves) {
            findings.add(place + ": nothing is named " + name);
        }
    }

    private void attribute(String place, String path) {
        int dot = path.indexOf('.');
        String resource = dot < 0 ? path : path.substring(0, dot);
        Optional<String> type = names.type(resource);
        if (type.isEmpty()) {
            findings.add(place + ": there is no resource " + resource);
        } else if (dot < 0 || !types.attributes(type.get()).contains(path.substring(dot + 1))) {
            findings.add(place + ": " + type.get() + " has no attribute " + path.substring(dot + 1));
        }
    }

    private void condition(String place, JsonNode name) {
        used.add("Conditions/" + name.asText());
        if (!template.path("Conditions").has(name.asText())) {
            findings.add(place + ": there is no condition " + name.asText());
        }
    }

    private void unused(String section) {
        template.path(section).properties().stream()
                .map(entry -> section + "/" + entry.getKey())
                .filter(name -> !used.contains(name))
                .forEach(name -> findings.add(name + ": nothing uses it"));
    }

    /// The function that a value calls. `Condition` is one only with a condition's name: policies have objects of that
    /// name.
    private static Optional<String> call(JsonNode node) {
        return node.size() != 1
                ? Optional.empty()
                : node.properties().stream()
                        .filter(field -> field.getKey().equals("Ref")
                                || field.getKey().startsWith("Fn::")
                                || (field.getKey().equals("Condition")
                                        && field.getValue().isTextual()))
                        .map(field -> field.getKey())
                        .findFirst();
    }
}
