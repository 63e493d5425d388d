package dev.postrider.handlebars;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Template;
import dev.postrider.template.SecretTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One rendering of one template: what it prints into, what it has used up, and which secrets it has touched.
final class Run {
    static final ScopedValue<Run> CURRENT = ScopedValue.newInstance();
    static final String TOO_MUCH = "the text grows too much over this event: loop over less, or print less of it";

    private final Scene scene;
    private final Page page;
    private final Slots slots;
    private final Budget budget;
    private final Paper paper = new Paper();
    private final Map<Integer, Object> parameters = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Set<String> printed = new HashSet<>();

    private final Deque<Choice> choices = new ArrayDeque<>();

    // mutable: the loop it is in
    private Loop loop = Loop.NONE;
    // mutable: the inline partials in reach
    private Map<String, Inline> inlines = Map.of();
    // mutable: whether what is being worked out now has touched a secret
    private boolean isTainted;
    // mutable: how many blocks over a secret's parts are open
    private int taintedBlocks;

    /// A loop's private data.
    record Loop(Map<String, Object> data, List<Loop> outer) {
        static final Loop NONE = new Loop(Map.of(), List.of());

        Loop inside(Map<String, Object> values) {
            return new Loop(values, List.of(this));
        }

        Loop up(int steps) {
            return steps == 0 || outer.isEmpty() ? this : outer.getFirst().up(steps - 1);
        }
    }

    /// An inline partial, and the context that it was defined in.
    record Inline(Template template, Context context) {}

    /// An open `switch`.
    static final class Choice {
        private final String text;

        // mutable: whether one of its cases was it
        private boolean isMade;

        Choice(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        boolean isMade() {
            return isMade;
        }

        void make() {
            isMade = true;
        }
    }

    Run(Scene scene, Page page, Budget budget) {
        this.scene = scene;
        this.page = page;
        this.budget = budget;
        this.slots = new Slots(page);
    }

    Scene scene() {
        return scene;
    }

    Page page() {
        return page;
    }

    Paper paper() {
        return paper;
    }

    /// Writes what a template comes to in a context.
    void write(Template template, Context context) {
        try {
            template.apply(context, paper);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    Slots slots() {
        return slots;
    }

    void touch(String secret) {
        touched.add(secret);
        isTainted = true;
    }

    /// Puts a value into the text.
    String print(Expression spot, Object value, boolean isEscaped) {
        spend(1, spot);
        hold(budget.print(value instanceof JsonObject && scene.writesHtml() ? 0 : Values.weight(value)), spot);
        if (isTainted || taintedBlocks > 0) {
            weigh(value, spot);
            printed.add(scene.text(value));
            isTainted = false;
        }
        if (value == Nothing.UNDEFINED
                && scene.failsOnMissing()
                && spot instanceof Expression.Call call
                && call.isPlain()) {
            throw stop(spot, "there is no value for '" + spot.source() + "'");
        }
        return slots.mark(new Slots.Slot(value, isEscaped, spot));
    }

    /// Works out a block: loops, partials and taint end with it.
    void apart(Runnable block) {
        Map<String, Inline> inlinesBefore = inlines;
        Loop loopBefore = loop;
        boolean isTaintedBlock = isTainted;
        isTainted = false;
        taintedBlocks += isTaintedBlock ? 1 : 0;
        try {
            block.run();
        } finally {
            taintedBlocks -= isTaintedBlock ? 1 : 0;
            isTainted = isTaintedBlock;
            inlines = inlinesBefore;
            loop = loopBefore;
        }
    }

    /// The block's own condition has been weighed; what it prints is another matter.
    void forgetTaint() {
        isTainted = false;
    }

    SecretTrace trace() {
        return touched.isEmpty() ? SecretTrace.NONE : new SecretTrace(touched, nonEmpty(printed));
    }

    private static Set<String> nonEmpty(Set<String> texts) {
        Set<String> some = new HashSet<>(texts);
        some.remove("");
        return some;
    }

    Deque<Choice> choices() {
        return choices;
    }

    void parameter(int number, Object value) {
        parameters.put(number, value);
    }

    Object parameter(int number) {
        return parameters.getOrDefault(number, Nothing.UNDEFINED);
    }

    Loop loop() {
        return loop;
    }

    void enter(Loop next) {
        loop = next;
    }

    Map<String, Inline> inlines() {
        return inlines;
    }

    void define(Map<String, Inline> more) {
        Map<String, Inline> all = new HashMap<>(inlines);
        all.putAll(more);
        inlines = Map.copyOf(all);
    }

    /// @throws Stop once the rendering has cost too much
    void spend(int amount, Expression spot) {
        hold(budget.spend(amount), spot);
    }

    /// Pays for going through a value once.
    void weigh(Object value, Expression spot) {
        hold(budget.read(Values.weight(value)), spot);
    }

    /// Pays for a text before it is made, while it can still be refused.
    void make(long characters, Expression spot) {
        hold(budget.make(characters), spot);
    }

    /// Pays for looking for one text in another.
    void search(String text, String wanted, Expression spot) {
        hold(budget.search(text, wanted), spot);
    }

    private void hold(boolean isWithinBudget, Expression spot) {
        if (!isWithinBudget) {
            throw stop(spot, TOO_MUCH);
        }
    }

    Stop stop(Expression spot, String reason) {
        return new Stop(Place.fault(page.source(), spot.at(), reason));
    }
}
