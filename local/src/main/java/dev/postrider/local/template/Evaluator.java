package dev.postrider.local.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Intrinsic functions, worked out. Only what the runner executes is ever evaluated, so that an alarm may use what it
/// likes.
final class Evaluator {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final String NOTHING = "AWS::NoValue";

    private final Names names;
    private final Conditions conditions;
    private final Value.Fields mappings;
    private final Problems problems;

    Evaluator(Names names, Value.Fields conditions, Value.Fields mappings, Problems problems) {
        this.names = names;
        this.conditions = new Conditions(conditions, this, problems);
        this.mappings = mappings;
        this.problems = problems;
    }

    Conditions conditions() {
        return conditions;
    }

    /// The value without any call in it; empty for `AWS::NoValue`.
    Optional<Value> evaluate(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(checked(text));
            case Value.Items items ->
                Optional.of(new Value.Items(
                        items.items().stream()
                                .flatMap(item -> evaluate(item).stream())
                                .toList(),
                        items.line()));
            case Value.Fields fields -> Optional.of(evaluated(fields));
            case Value.Call call -> evaluated(call);
        };
    }

    String text(Value value) {
        return evaluate(value)
                .map(result -> switch (result) {
                    case Value.Text text -> text.text();
                    case Value.Items _, Value.Fields _, Value.Call _ -> {
                        problems.add(value.line(), "a list or mapping where a text belongs", "Write one value");
                        yield "";
                    }
                })
                .orElse("");
    }

    private Value.Text checked(Value.Text text) {
        if (text.text().contains("{{resolve:")) {
            problems.add(
                    text.line(),
                    "a dynamic reference ({{resolve:…}}) has no value on a laptop",
                    "Read the secret or parameter at run time through the SDK");
        }
        return text;
    }

    private Value.Fields evaluated(Value.Fields fields) {
        Map<String, Value> result = new LinkedHashMap<>();
        fields.fields().forEach((key, field) -> evaluate(field).ifPresent(found -> result.put(key, found)));
        return new Value.Fields(result, fields.line());
    }

    private Optional<Value> evaluated(Value.Call call) {
        return switch (call.function()) {
            case "Ref" -> reference(call);
            case "GetAtt" -> Optional.of(texted(attribute(call), call));
            case "Sub" -> Optional.of(texted(substituted(call), call));
            case "Join" -> Optional.of(texted(joined(call), call));
            case "Split" -> Optional.of(split(call));
            case "Select" -> selected(call);
            case "FindInMap" -> Optional.of(texted(found(call), call));
            case "If" -> chosen(call);
            case "Base64" -> {
                byte[] bytes = text(call.argument()).getBytes(StandardCharsets.UTF_8);
                yield Optional.of(texted(Base64.getEncoder().encodeToString(bytes), call));
            }
            case "ImportValue" ->
                unknown(
                        call,
                        "!ImportValue reads another stack, and a laptop has none",
                        "Pass the value as a Parameter");
            default ->
                unknown(
                        call,
                        "the local runner does not know !" + call.function(),
                        "Use Ref, GetAtt, Sub, Join, Split, Select, FindInMap, If or Base64");
        };
    }

    private Optional<Value> unknown(Value.Call call, String what, String remedy) {
        problems.add(call.line(), what, remedy);
        return Optional.of(texted("", call));
    }

    private Optional<Value> reference(Value.Call call) {
        String name = text(call.argument());
        return name.equals(NOTHING) ? Optional.empty() : Optional.of(names.reference(name, call.line()));
    }

    private String attribute(Value.Call call) {
        List<String> path = call.argument() instanceof Value.Items items
                ? items.items().stream().map(this::text).toList()
                : List.of(text(call.argument()).split("\\.", 2));
        if (path.size() != 2) {
            problems.add(call.line(), "!GetAtt needs a resource and an attribute", "Write !GetAtt Resource.Attribute");
            return "";
        }
        return names.attribute(path.get(0), path.get(1), call.line());
    }

    private String substituted(Value.Call call) {
        Map<String, Value> own = Map.of();
        String pattern;
        if (call.argument() instanceof Value.Items(List<Value> items, int _)
                && items.size() == 2
                && items.get(1) instanceof Value.Fields fields) {
            own = fields.fields();
            pattern = text(items.getFirst());
        } else {
            pattern = text(call.argument());
        }
        Map<String, Value> names = own;
        return PLACEHOLDER.matcher(pattern).replaceAll(match -> {
            String name = match.group(2);
            String value = match.group(1).isEmpty() ? placeholder(name, names, call.line()) : "${" + name + "}";
            return Matcher.quoteReplacement(value);
        });
    }

    private String placeholder(String name, Map<String, Value> own, int line) {
        Value value = own.get(name);
        if (value != null) {
            return text(value);
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? text(names.reference(name, line))
                : names.attribute(name.substring(0, dot), name.substring(dot + 1), line);
    }

    private String joined(Value.Call call) {
        List<Value> arguments = arguments(call, 2);
        return items(arguments.get(1)).stream().map(this::text).collect(Collectors.joining(text(arguments.getFirst())));
    }

    private Value split(Value.Call call) {
        List<Value> arguments = arguments(call, 2);
        String[] parts = text(arguments.get(1)).split(Pattern.quote(text(arguments.getFirst())), -1);
        return new Value.Items(
                Arrays.stream(parts).<Value>map(part -> texted(part, call)).toList(), call.line());
    }

    private Optional<Value> selected(Value.Call call) {
        List<Value> arguments = arguments(call, 2);
        List<Value> items = items(arguments.get(1));
        String index = text(arguments.getFirst());
        if (!index.matches("\\d{1,6}") || Integer.parseInt(index) >= items.size()) {
            return unknown(call, "!Select " + index + " of " + items.size() + " items", "Count from 0");
        }
        return Optional.of(items.get(Integer.parseInt(index)));
    }

    private String found(Value.Call call) {
        List<String> path = arguments(call, 3).stream().map(this::text).toList();
        Value at = mappings;
        for (String step : path) {
            Value next = at instanceof Value.Fields fields ? fields.fields().get(step) : null;
            if (next == null) {
                problems.add(call.line(), "Mappings has no " + String.join(".", path), "Add it there");
                return "";
            }
            at = next;
        }
        return text(at);
    }

    private Optional<Value> chosen(Value.Call call) {
        List<Value> arguments = arguments(call, 3);
        boolean holds = conditions.holds(text(arguments.getFirst()), call.line());
        return evaluate(arguments.get(holds ? 1 : 2));
    }

    private List<Value> items(Value value) {
        return evaluate(value)
                .map(found -> found instanceof Value.Items list ? list.items() : List.of(found))
                .orElse(List.of());
    }

    private List<Value> arguments(Value.Call call, int count) {
        if (call.argument() instanceof Value.Items list && list.items().size() == count) {
            return list.items();
        }
        problems.add(call.line(), "!" + call.function() + " takes a list of " + count, "Write that many items");
        List<Value> padded = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            padded.add(texted("", call));
        }
        return padded;
    }

    private static Value.Text texted(String text, Value.Call call) {
        return new Value.Text(text, call.line());
    }
}
