package dev.postrider.handlebars;

import dev.postrider.handlebars.Expression.Call;
import dev.postrider.handlebars.Expression.Literal;
import dev.postrider.handlebars.Expression.Path;
import dev.postrider.handlebars.Page.Name;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes expressions canonically ([Canon]): every name and literal a number of the [Page], every call one of a helper
/// whose first argument says where it stands.
final class CanonExpressions {
    private final Page page;
    private final Set<String> helpers;
    /// Whether a helper that does not exist is refused even where it may never be called.
    private final boolean isStrict;
    private final Deque<Map<String, Integer>> parameters = new ArrayDeque<>();

    // mutable: block parameters so far
    private int parameterCount;

    CanonExpressions(Page page, Vocabulary vocabulary) {
        this.page = page;
        this.helpers = vocabulary.names();
        this.isStrict = vocabulary.isStrict();
    }

    /// Where the values of a block's parameters go.
    record Parameters(int first, int count) {}

    /// Opens a block's scope and tells where its parameters are.
    Parameters open(List<String> names) {
        Parameters opened = new Parameters(parameterCount, names.size());
        Map<String, Integer> scope = new HashMap<>();
        for (String name : names) {
            scope.put(name, parameterCount++);
        }
        parameters.push(scope);
        return opened;
    }

    void close() {
        parameters.pop();
    }

    /// The helper that a section calls, or an empty text.
    String helperOf(Call call) {
        String name = call.name() instanceof Path path && path.isSimple()
                ? path.parts().getFirst()
                : "";
        return !isParameter(name) && isHelper(name, call) ? name : "";
    }

    /// What a tag without a block comes to.
    String value(Call call) {
        if (call.name() instanceof Path path && path.isSimple()) {
            boolean isParameter = call.isPlain() && isParameter(path.parts().getFirst());
            if (!isParameter && isHelper(path.parts().getFirst(), call)) {
                return "(" + invocation(path.parts().getFirst(), call) + ")";
            }
        }
        if (call.isPlain()) {
            return expression(call.name());
        }
        if (isStrict) {
            throw new Refused(call.at(), UnknownCall.named(call.source(), helpers));
        }
        return "(" + Vocabulary.MISSING + " " + page.add(call) + " " + expression(call.name())
                + (call.arguments().isEmpty() ? "" : " " + literal(true)) + ")";
    }

    private boolean isHelper(String name, Call call) {
        return helpers.contains(name) && (!call.isPlain() || Vocabulary.CHECKLY.contains(name));
    }

    String invocation(String helper, Call call) {
        StringBuilder out =
                new StringBuilder(Vocabulary.engineName(helper)).append(' ').append(page.add(call));
        arguments(call, out);
        return out.toString();
    }

    void arguments(Call call, StringBuilder out) {
        call.arguments().forEach(argument -> out.append(' ').append(expression(argument)));
        call.hash()
                .forEach((key, argument) -> out.append(' ')
                        .append(page.add(new Name.Member(key)))
                        .append('=')
                        .append(expression(argument)));
    }

    String expression(Expression expression) {
        return switch (expression) {
            case Literal(Token token) -> literal(constant(token));
            case Path path -> path(path);
            case Call call -> subexpression(named(call));
        };
    }

    private String subexpression(Call call) {
        if (call.name() instanceof Path path
                && path.isSimple()
                && isHelper(path.parts().getFirst(), call)) {
            return "(" + invocation(path.parts().getFirst(), call) + ")";
        }
        if (isStrict) {
            throw new Refused(call.at(), UnknownCall.named(call.source(), helpers));
        }
        return "(" + Vocabulary.MISSING + " " + page.add(call) + " " + expression(call.name())
                + (call.arguments().isEmpty() ? "" : " " + literal(true)) + ")";
    }

    String literal(Object value) {
        return page.add(new Name.Constant(value));
    }

    private static Object constant(Token token) {
        return switch (token.kind()) {
            case STRING -> token.text();
            case NUMBER -> JsonNumber.of(Double.parseDouble(token.text()));
            case BOOLEAN -> Boolean.valueOf(token.text());
            case NULL -> Nothing.NULL;
            default -> Nothing.UNDEFINED;
        };
    }

    private String path(Path path) {
        List<String> parts = path.parts();
        StringBuilder out = new StringBuilder();
        String rest = "";
        if (path.isData()) {
            refuseWholeSecrets(path, parts);
            rest = page.add(new Name.Private(path.up(), parts.isEmpty() ? "" : parts.getFirst()));
        } else {
            out.repeat("../", path.up());
            rest = parts.isEmpty() ? page.add(new Name.Self()) : head(path);
        }
        out.append(rest);
        parts.stream().skip(1).forEach(part -> out.append('.').append(page.add(new Name.Member(part))));
        return out.toString();
    }

    private String head(Path path) {
        String name = path.parts().getFirst();
        if (!path.isBare()) {
            return page.add(new Name.Member(name));
        }
        for (Map<String, Integer> scope : parameters) {
            if (scope.containsKey(name)) {
                return page.add(new Name.Parameter(scope.get(name)));
            }
        }
        if (isStrict) {
            refuseWholeSecrets(path, path.parts());
        }
        return page.add(new Name.Bare(name));
    }

    private static void refuseWholeSecrets(Path path, List<String> parts) {
        if (parts.size() == 1 && parts.getFirst().equals("secrets")) {
            throw new Refused(path.at(), "secrets are used one by one, as " + path.source() + ".NAME");
        }
    }

    private boolean isParameter(String name) {
        return parameters.stream().anyMatch(scope -> scope.containsKey(name));
    }

    /// A literal in the place of a name is a name.
    static Call named(Call call) {
        return call.name() instanceof Literal(Token token)
                ? new Call(
                        new Path(token.raw(), token.at(), 0, false, true, List.of(Js.string(constant(token)))),
                        call.arguments(),
                        call.hash())
                : call;
    }
}
