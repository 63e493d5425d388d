package dev.postrider.handlebars;

import dev.postrider.handlebars.Node.Body;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The inline partials of a template: their names, and that none calls itself, however indirectly.
final class Inlines {
    static final String BLOCK = "@partial-block";

    private final Map<String, Set<String>> calls = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    /// The names of all inline partials.
    ///
    /// @throws Refused where one calls itself
    static Set<String> check(Body body) {
        Inlines inlines = new Inlines();
        inlines.collect(body, "");
        inlines.calls.keySet().forEach(name -> inlines.refuseCircle(name, name, new HashSet<>()));
        return inlines.places.keySet();
    }

    private void collect(Body body, String within) {
        for (Node node : body.nodes()) {
            switch (node) {
                case Node.Inline(Expression name, Node.Block block) -> {
                    String inner = name instanceof Expression.Literal(Token token) ? token.text() : name.source();
                    places.put(inner, name.at());
                    collect(block.body(), inner);
                }
                case Node.Section section -> {
                    collect(section.block().body(), within);
                    section.block().inverted().ifPresent(inverted -> collect(inverted, within));
                }
                case Node.Partial partial -> {
                    calls.computeIfAbsent(within, _ -> new HashSet<>()).add(nameOf(partial.call()));
                    partial.fallback().ifPresent(block -> collect(block.body(), within));
                }
                case Node.Text _, Node.Comment _, Node.Print _ -> {}
            }
        }
    }

    private void refuseCircle(String start, String name, Set<String> seen) {
        for (String called : calls.getOrDefault(name, Set.of())) {
            if (called.equals(start) && places.containsKey(start)) {
                throw new Refused(places.get(start), "the inline partial '" + start + "' may not call itself");
            }
            if (seen.add(called)) {
                refuseCircle(start, called, seen);
            }
        }
    }

    /// A partial's name where it is written, or an empty text where it is computed.
    static String nameOf(Expression.Call call) {
        return switch (call.name()) {
            case Expression.Literal(Token token) -> token.text();
            case Expression.Path path -> path.source();
            case Expression.Call _ -> "";
        };
    }

    /// The blanks before a partial alone on its line, which come before each of its lines.
    static String indent(Node before) {
        if (!(before instanceof Node.Text text) || !text.isStrippedLeft) {
            return "";
        }
        String taken = text.original.substring(text.to);
        return taken.chars().allMatch(c -> c == ' ' || c == '\t') ? taken : "";
    }
}
