package dev.postrider.local.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The template's `Conditions`, each worked out once.
final class Conditions {
    private static final String REMEDY = "Use Equals, Not, And, Or or Condition";

    private final Value.Fields definitions;
    private final Evaluator evaluator;
    private final Problems problems;
    private final Map<String, Boolean> known = new HashMap<>();

    Conditions(Value.Fields definitions, Evaluator evaluator, Problems problems) {
        this.definitions = definitions;
        this.evaluator = evaluator;
        this.problems = problems;
    }

    boolean holds(String name, int line) {
        Boolean before = known.get(name);
        if (before != null) {
            return before;
        }
        Value definition = definitions.fields().get(name);
        if (definition == null) {
            problems.add(line, "there is no condition '" + name + "'", "Define it under Conditions");
            return false;
        }
        known.put(name, false);
        boolean holds = test(definition);
        known.put(name, holds);
        return holds;
    }

    private boolean test(Value value) {
        if (value instanceof Value.Fields(Map<String, Value> fields, int line)
                && fields.size() == 1
                && fields.get("Condition") instanceof Value.Text name) {
            return holds(name.text(), line);
        }
        if (!(value instanceof Value.Call call)) {
            problems.add(value.line(), "not a condition", REMEDY);
            return false;
        }
        List<Value> arguments = call.argument() instanceof Value.Items list ? list.items() : List.of(call.argument());
        return switch (call.function()) {
            case "Equals" -> equal(call, arguments);
            case "Not" -> !test(arguments.getFirst());
            case "And" -> arguments.stream().allMatch(this::test);
            case "Or" -> arguments.stream().anyMatch(this::test);
            case "Condition" -> holds(evaluator.text(call.argument()), call.line());
            default -> {
                problems.add(call.line(), "a condition cannot use !" + call.function(), REMEDY);
                yield false;
            }
        };
    }

    private boolean equal(Value.Call call, List<Value> arguments) {
        if (arguments.size() != 2) {
            problems.add(call.line(), "!Equals takes a list of 2", "Write two values");
            return false;
        }
        return evaluator.text(arguments.get(0)).equals(evaluator.text(arguments.get(1)));
    }
}
