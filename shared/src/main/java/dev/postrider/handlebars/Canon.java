package dev.postrider.handlebars;

import dev.postrider.handlebars.Expression.Call;
import dev.postrider.handlebars.Node.Block;
import dev.postrider.handlebars.Node.Body;
import dev.postrider.handlebars.Page.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes a template that was read by JavaScript's rules in the few forms that the library reads alike: every name a
/// number of its [Page], every tag a call of one of our helpers whose first argument says where it stands, every text
/// a mark. So the library's lexer never meets what it would take minutes for or misread, and each part of the output
/// can be traced to its place in the source.
final class Canon {
    private final Page page;
    private final CanonExpressions expressions;
    /// Whether a partial that does not exist is refused even where it may never be called.
    private final boolean isStrict;
    private final List<String> inlines = new ArrayList<>();
    private final Set<String> inlineNames;

    Canon(Page page, Vocabulary vocabulary, Set<String> inlineNames) {
        this.page = page;
        this.expressions = new CanonExpressions(page, vocabulary);
        this.isStrict = vocabulary.isStrict();
        this.inlineNames = inlineNames;
    }

    /// The canonical text; [#inlines()] are those of its inline partials.
    String write(Body body) {
        StringBuilder out = new StringBuilder();
        write(body, out);
        return out.toString();
    }

    List<String> inlines() {
        return inlines;
    }

    private void write(Body body, StringBuilder out) {
        for (Node node : body.nodes()) {
            if (node instanceof Node.Inline inline) {
                inline(inline, out);
            }
        }
        Node before = new Node.Comment(Node.Strip.NONE);
        for (Node node : body.nodes()) {
            switch (node) {
                case Node.Text text -> text(text, out);
                case Node.Comment _, Node.Inline _ -> {}
                case Node.Print print -> print(print, out);
                case Node.Section section -> section(section, out);
                case Node.Partial partial -> partial(partial, before, out);
            }
            before = node;
        }
    }

    private void text(Node.Text text, StringBuilder out) {
        if (text.from < text.to) {
            out.append(Slots.TEXT).append(page.add(text)).append(Slots.END);
        }
    }

    private void print(Node.Print print, StringBuilder out) {
        Call call = CanonExpressions.named(print.call());
        out.append("{{{")
                .append(print.isEscaped() ? Vocabulary.PRINT : Vocabulary.PRINT_RAW)
                .append(' ');
        out.append(page.add(call)).append(' ').append(expressions.value(call)).append("}}}");
    }

    private void section(Node.Section section, StringBuilder out) {
        Call call = CanonExpressions.named(section.call());
        String helper = expressions.helperOf(call);
        String tag = helper.isEmpty()
                ? call.isPlain() ? Vocabulary.SECTION : Vocabulary.MISSING
                : Vocabulary.engineName(helper);
        out.append("{{#").append(opening(call, helper));
        Block block = section.block();
        CanonExpressions.Parameters parameters = expressions.open(block.parameters());
        if (parameters.count() > 0) {
            out.append(' ').append(Vocabulary.PARAMETERS).append('=').append(expressions.literal(parameters));
        }
        out.append("}}");
        StringBuilder body = new StringBuilder();
        write(block.body(), body);
        expressions.close();
        StringBuilder other = new StringBuilder();
        block.inverted().ifPresent(inverted -> write(inverted, other));
        out.append(section.isInverted() ? other : body);
        out.append("{{else}}").append(section.isInverted() ? body : other);
        out.append("{{/").append(tag).append("}}");
    }

    private String opening(Call call, String helper) {
        if (!helper.isEmpty()) {
            return expressions.invocation(helper, call);
        }
        if (call.isPlain()) {
            return Vocabulary.SECTION + " " + page.add(call) + " " + expressions.expression(call.name());
        }
        String missing = expressions.value(call);
        return missing.substring(1, missing.length() - 1);
    }

    private void inline(Node.Inline inline, StringBuilder out) {
        int number = inlines.size();
        inlines.add("");
        inlines.set(number, write(inline.block().body()));
        out.append("{{{")
                .append(Vocabulary.INLINE)
                .append(' ')
                .append(page.add(inline.name()))
                .append(' ');
        out.append(expressions.literal(JsonNumber.of(number)))
                .append(' ')
                .append(expressions.expression(inline.name()))
                .append("}}}");
    }

    private void partial(Node.Partial partial, Node before, StringBuilder out) {
        Call call = partial.call();
        if (call.arguments().size() > 1) {
            throw new Refused(call.at(), "a partial takes one context");
        }
        boolean isBlock = partial.fallback().isPresent();
        String name = Inlines.nameOf(call);
        if (isStrict && !name.isEmpty() && !inlineNames.contains(name) && !name.equals(Inlines.BLOCK)) {
            throw new Refused(
                    call.at(), "there is no partial '" + name + "': define it with {{#*inline \"" + name + "\"}}");
        }
        out.append(isBlock ? "{{#" : "{{{")
                .append(Vocabulary.PARTIAL)
                .append(' ')
                .append(page.add(call))
                .append(' ');
        out.append(name.isEmpty() ? expressions.expression(call.name()) : expressions.literal(name));
        out.append(' ').append(expressions.literal(isBlock ? "" : Inlines.indent(before)));
        if (call.arguments().isEmpty()) {
            out.append(' ').append(page.add(new Name.Self()));
        }
        expressions.arguments(call, out);
        out.append(isBlock ? "}}" : "}}}");
        partial.fallback().ifPresent(block -> {
            write(block.body(), out);
            out.append("{{/").append(Vocabulary.PARTIAL).append("}}");
        });
    }
}
