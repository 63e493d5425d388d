package dev.postrider.local.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a name in `!Ref`, `!GetAtt` or `${…}` stands for: a parameter, a pseudo parameter or a resource.
final class Names {
    private static final String REGION = Blueprint.REGION;
    private static final String ACCOUNT = Blueprint.ACCOUNT;

    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region",
            REGION,
            "AWS::AccountId",
            ACCOUNT,
            "AWS::Partition",
            "aws",
            "AWS::URLSuffix",
            "amazonaws.com",
            "AWS::StackName",
            "postrider-local",
            "AWS::StackId",
            "arn:aws:cloudformation:" + REGION + ":" + ACCOUNT + ":stack/postrider-local/0");

    /// What SAM adds to a function and lets `!Ref Function.Alias` name.
    private static final Set<String> FUNCTION_PROPERTIES = Set.of("Alias", "Version");

    private final Map<String, Value> parameters;
    private final Map<String, Value> resources;
    private final ResourceValues values;
    private final Problems problems;

    Names(Map<String, Value> parameters, Value.Fields resources, ResourceValues values, Problems problems) {
        this.parameters = Map.copyOf(parameters);
        this.resources = resources.fields();
        this.values = values;
        this.problems = problems;
    }

    Value reference(String name, int line) {
        Value parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        String pseudo = PSEUDO.get(name);
        if (pseudo != null) {
            return new Value.Text(pseudo, line);
        }
        int suffix = name.indexOf('.');
        if (suffix > 0 && FUNCTION_PROPERTIES.contains(name.substring(suffix + 1))) {
            return new Value.Text(attribute(name.substring(0, suffix), name.substring(suffix + 1), line), line);
        }
        String value = type(name, line)
                .map(type -> values.reference(type, name).orElseGet(() -> standsForNothing("!Ref " + name, line)))
                .orElse("");
        return new Value.Text(value, line);
    }

    String attribute(String id, String name, int line) {
        return type(id, line)
                .map(type -> values.attribute(type, id, name)
                        .orElseGet(() -> standsForNothing("!GetAtt " + id + "." + name, line)))
                .orElse("");
    }

    private Optional<String> type(String id, int line) {
        if (resources.get(id) instanceof Value.Fields resource
                && resource.fields().get("Type") instanceof Value.Text type) {
            return Optional.of(type.text());
        }
        problems.add(line, "there is no parameter or resource '" + id + "'", "Declare it, or mend the name");
        return Optional.empty();
    }

    private String standsForNothing(String what, int line) {
        problems.add(line, what + " has no value on a laptop", "Refer to what is executed locally, or to a Parameter");
        return "";
    }
}
