package dev.postrider.handlebars;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One call of a helper: its arguments, its block if it has one, and where it stands.
final class Invocation {
    private final Run run;
    private final Expression spot;
    private final Options options;

    Invocation(Run run, Expression spot, Options options) {
        this.run = run;
        this.spot = spot;
        this.options = options;
    }

    Run run() {
        return run;
    }

    Expression spot() {
        return spot;
    }

    int count() {
        return options.params.length;
    }

    /// An argument, counted from 0; nothing where there are fewer.
    Object argument(int number) {
        return number < options.params.length ? orNothing(options.params[number]) : Nothing.UNDEFINED;
    }

    /// An argument that the helper will go through: that is paid for by its length.
    Object weighed(int number) {
        Object argument = argument(number);
        run.weigh(argument, spot);
        return argument;
    }

    /// An argument's text.
    String text(int number) {
        return run.scene().text(weighed(number));
    }

    /// Pays for a text before it is made, while it can still be refused.
    void make(long characters) {
        run.make(characters, spot);
    }

    /// Pays for looking for one text in another, at worst letter by letter from each place.
    void search(String text, String wanted) {
        run.search(text, wanted, spot);
    }

    /// An argument as a whole number from 0.
    int whole(int number) {
        return whole(argument(number), "argument " + (number + 1));
    }

    /// A named argument as a whole number from 0.
    int whole(String name) {
        return whole(hash(name), name + "=");
    }

    private int whole(Object value, String place) {
        double number = Nothing.is(value) ? Double.NaN : Js.number(value);
        if (!(number >= 0 && number <= Integer.MAX_VALUE)) {
            throw stop("'" + spot.source() + "' wants a whole number from 0 as " + place);
        }
        return (int) number;
    }

    /// An argument as milliseconds.
    long millis(int number) {
        double millis = Nothing.is(argument(number)) ? Double.NaN : Js.number(argument(number));
        if (!(millis >= 0 && millis <= 1e15)) {
            throw stop("'" + spot.source() + "' wants milliseconds");
        }
        return (long) millis;
    }

    Object hash(String name) {
        for (String key : options.hash.keySet()) {
            if (run.page().name(key) instanceof Page.Name.Member(String text) && text.equals(name)) {
                return orNothing(options.hash.get(key));
            }
        }
        return Nothing.UNDEFINED;
    }

    boolean has(String name) {
        return hash(name) != Nothing.UNDEFINED;
    }

    SequencedMap<String, Object> hash() {
        SequencedMap<String, Object> hash = new LinkedHashMap<>();
        options.hash.forEach((key, value) -> {
            if (run.page().name(key) instanceof Page.Name.Member(String text)) {
                hash.put(text, orNothing(value));
            }
        });
        return hash;
    }

    static Object orNothing(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? Nothing.UNDEFINED : value;
    }

    boolean isBlock() {
        return options.tagType == TagType.SECTION;
    }

    Context context() {
        return options.context;
    }

    /// The current context's value.
    Object self() {
        return options.context.model();
    }

    Template body() {
        return options.fn;
    }

    /// The block, or what comes after its `else`, in the context as it is.
    Action.Shown show(boolean isBody) {
        return render(isBody ? options.fn : options.inverse, options.context);
    }

    /// The block in another context, with values for its parameters.
    Action.Shown render(Object model, Object... values) {
        if (options.hash.get(Vocabulary.PARAMETERS) instanceof CanonExpressions.Parameters(int first, int count)) {
            for (int i = 0; i < count; i++) {
                run.parameter(first + i, i < values.length ? values[i] : Nothing.UNDEFINED);
            }
        }
        if (options.context.model() instanceof JsonArray around && model instanceof String) {
            run.weigh(around, spot); // whether they are alike is a matter of the list's whole text
        }
        return render(options.fn, run.scene().within(options.context, model));
    }

    private Action.Shown render(Template template, Context context) {
        run.spend(1, spot);
        run.apart(() -> run.write(template, context));
        return Action.Shown.DONE;
    }

    Stop stop(String reason) {
        return run.stop(spot, reason);
    }
}
