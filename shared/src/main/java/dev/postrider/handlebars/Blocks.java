package dev.postrider.handlebars;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The language's own helpers, by the sources of Handlebars.js 4.7 (`lib/handlebars/helpers`).
final class Blocks {
    private static final String INDEX = "index";

    private Blocks() {}

    static void addTo(Map<String, Action> actions) {
        actions.put("if", call -> condition(call, "if"));
        actions.put("unless", call -> condition(call, "unless"));
        actions.put("each", Blocks::each);
        actions.put("with", Blocks::with);
        actions.put("lookup", Blocks::lookup);
        actions.put("log", _ -> Nothing.UNDEFINED);
        actions.put("helperMissing", call -> {
            throw call.stop("'helperMissing' cannot be called");
        });
        actions.put("blockHelperMissing", call -> {
            throw call.stop("'blockHelperMissing' cannot be called");
        });
    }

    private static Object condition(Invocation call, String name) {
        if (call.count() != 1) {
            throw call.stop("{{#" + name + "}} takes exactly one argument");
        }
        needBlock(call, name);
        Object value = call.argument(0);
        boolean countsZero = Js.isTrue(call.hash("includeZero"));
        boolean isTrue = (countsZero || Js.isTrue(value)) && !Js.isEmpty(value);
        call.run().forgetTaint();
        return call.show(name.equals("if") == isTrue);
    }

    private static void needBlock(Invocation call, String name) {
        if (!call.isBlock()) {
            throw call.stop("'" + name + "' begins a block: write {{#" + name + " …}}…{{/" + name + "}}");
        }
    }

    private static Object each(Invocation call) {
        if (call.count() != 1) {
            throw call.stop("{{#each}} takes exactly one argument");
        }
        needBlock(call, "each");
        return loop(call, call.argument(0));
    }

    private static Object loop(Invocation call, Object over) {
        int turns = switch (over) {
            case JsonArray array -> elements(call, array);
            case JsonObject object -> fields(call, object);
            default -> 0;
        };
        return turns == 0 ? call.show(false) : Action.Shown.DONE;
    }

    private static int elements(Invocation call, JsonArray array) {
        int from = call.run().paper().length();
        int size = array.size();
        for (int i = 0; i < size; i++) {
            JsonNumber index = new JsonNumber(Integer.toString(i));
            turn(call, new Turn(array.elements().get(i), index, i, i == size - 1), from);
        }
        return size;
    }

    private static int fields(Invocation call, JsonObject object) {
        int from = call.run().paper().length();
        List<String> keys = object.keys();
        for (int i = 0; i < keys.size(); i++) {
            turn(call, new Turn(object.get(keys.get(i)), keys.get(i), i, i == keys.size() - 1), from);
        }
        return keys.size();
    }

    private record Turn(Object value, Object key, int index, boolean isLast) {
        Map<String, Object> data() {
            return Map.of(
                    "key", key, INDEX, new JsonNumber(Integer.toString(index)), "first", index == 0, "last", isLast);
        }
    }

    private static void turn(Invocation call, Turn turn, int from) {
        Run.Loop around = call.run().loop();
        call.run().enter(around.inside(turn.data()));
        call.render(turn.value(), turn.value(), turn.key());
        call.run().enter(around);
        call.run().spend((call.run().paper().length() - from) >> 14, call.spot());
    }

    private static Object with(Invocation call) {
        if (call.count() != 1) {
            throw call.stop("{{#with}} takes exactly one argument");
        }
        needBlock(call, "with");
        Object value = call.argument(0);
        return Js.isEmpty(value) ? call.show(false) : call.render(value, value);
    }

    private static Object lookup(Invocation call) {
        Object from = call.argument(0);
        if (!Js.isTrue(from)) {
            return from;
        }
        return from instanceof Secrets ? Nothing.UNDEFINED : Js.property(from, Js.string(call.weighed(1)));
    }

    /// `{{#x}}` where x is no helper: `blockHelperMissing`.
    static Object section(Invocation call) {
        return switch (call.argument(0)) {
            case Boolean truth -> call.show(truth);
            case Nothing _ -> call.show(false);
            case JsonArray array -> array.size() == 0 ? call.show(false) : loop(call, array);
            case Object value -> call.render(value, value);
        };
    }

    /// A helper that does not exist: an error, but for a name with nothing but named arguments that leads nowhere.
    static Object missing(Invocation call, Set<String> known) {
        if (call.count() == 1 && call.argument(0) == Nothing.UNDEFINED) {
            return call.isBlock() ? call.show(false) : Nothing.UNDEFINED;
        }
        throw call.stop(UnknownCall.named(call.spot().source(), known));
    }
}
