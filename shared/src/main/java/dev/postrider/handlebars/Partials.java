package dev.postrider.handlebars;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Inline partials: defined in a block, in reach to its end, and never one that calls itself ([Inlines]).
final class Partials {
    private Partials() {}

    static Object define(Invocation call) {
        int number = (int) Js.number(call.argument(0));
        Template template = call.run().page().inline(number);
        call.run().define(Map.of(Js.string(call.argument(1)), new Run.Inline(template, call.context())));
        return Action.Shown.DONE;
    }

    /// Arguments: its name, the blanks before its lines, its context.
    static Object show(Invocation call) {
        String name = Js.string(call.argument(0));
        Run run = call.run();
        Run.Inline partial = run.inlines().get(name);
        if (partial == null && !call.isBlock()) {
            throw call.stop("the partial '" + name + "' could not be found");
        }
        if (partial == null) {
            return call.show(true);
        }
        run.spend(1, call.spot());
        Context context = run.scene().within(partial.context(), model(call));
        int from = run.paper().length();
        run.apart(() -> {
            if (call.isBlock()) {
                run.define(Map.of(Inlines.BLOCK, new Run.Inline(call.body(), call.context())));
            }
            run.write(partial.template(), context);
        });
        String indent = Js.text(call.argument(1));
        return indent.isEmpty()
                ? Action.Shown.DONE
                : new Action.Shown(run.slots().indented(run.paper().cut(from), indent));
    }

    private static Object model(Invocation call) {
        Object model = call.argument(2);
        SequencedMap<String, Object> hash = call.hash();
        if (hash.isEmpty()) {
            return model;
        }
        call.run().weigh(model, call.spot());
        JsonObject own = model instanceof JsonObject object ? object : new JsonObject(new LinkedHashMap<>());
        return own.with(hash);
    }
}
