package dev.postrider.handlebars;

import dev.postrider.template.Remark;
import dev.postrider.template.RenderResult;
import dev.postrider.template.TemplateFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of one rendering. What the engine puts together is marks: for a text of the template, for a value, for
/// the lines of a partial that stands indented. One pass over them writes the texts as they are and the values as
/// their places demand, and knows for each part where in the template it comes from. The marks are noncharacters
/// (Unicode, section 23.7); values and texts are never scanned for them.
final class Slots {
    static final char END = '\uFDD1';
    static final char TEXT = '\uFDD2';

    private static final char VALUE = '\uFDD0';
    private static final char INDENT = '\uFDD3';
    private static final char INDENT_END = '\uFDD4';

    private final Page page;
    private final List<Slot> slots = new ArrayList<>();
    private final List<String> indents = new ArrayList<>();

    /// A value on its way into the text.
    record Slot(Object value, boolean isEscaped, Expression spot) {}

    /// Where a part of the output comes from.
    private record Part(int from, int at, boolean isText) {}

    Slots(Page page) {
        this.page = page;
    }

    /// The first character that may not stand in a template, or -1.
    static int firstMark(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= VALUE && text.charAt(i) <= INDENT_END) {
                return i;
            }
        }
        return -1;
    }

    String mark(Slot slot) {
        slots.add(slot);
        return "" + VALUE + (slots.size() - 1) + END;
    }

    String indented(String text, String indent) {
        indents.add(indent);
        int number = indents.size() - 1;
        return "" + INDENT + number + END + text + INDENT_END + number + END;
    }

    /// The finished text: every mark replaced by what it stands for.
    RenderResult fill(String marked, Writing writing) {
        StringBuilder out = new StringBuilder(marked.length() + 64 * slots.size());
        List<Part> parts = new ArrayList<>();
        int[] starts = new int[indents.size()];
        int at = 0;
        while (at < marked.length()) {
            int end = marked.indexOf(END, at);
            int number = Integer.parseInt(marked, at + 1, end, 10);
            switch (marked.charAt(at)) {
                case TEXT -> text(page.text(number), writing, parts, out);
                case INDENT -> starts[number] = out.length();
                case INDENT_END -> indent(out, starts[number], indents.get(number));
                default -> value(slots.get(number), writing, parts, out);
            }
            if (out.length() > Budget.MAX_TEXT) {
                return new RenderResult.Failed(place(parts, out.length(), out.toString(), Run.TOO_MUCH));
            }
            at = end + 1;
        }
        String text = out.toString();
        return writing.finish(text, (offset, reason) -> place(parts, offset, text, reason));
    }

    private static void text(Node.Text text, Writing writing, List<Part> parts, StringBuilder out) {
        parts.add(new Part(out.length(), text.at + text.from, true));
        writing.literal(text.original, text.from, text.to, out);
    }

    private static void value(Slot slot, Writing writing, List<Part> parts, StringBuilder out) {
        parts.add(new Part(out.length(), slot.spot().at(), false));
        if (Nothing.is(slot.value())) {
            writing.gap(slot, out);
        } else if (slot.isEscaped()) {
            writing.value(slot.value(), out);
        } else {
            writing.raw(slot.value(), out);
        }
    }

    private static void indent(StringBuilder out, int from, String indent) {
        String text = out.substring(from);
        out.setLength(from);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            out.append(indent).append(text, at, next);
            at = next;
        }
    }

    /// What the author may not have meant, once for each tag, noted while the text is put together again.
    List<Remark> remarks(String marked, Writing writing) {
        Map<Integer, Remark> remarks = new LinkedHashMap<>();
        StringBuilder out = new StringBuilder(marked.length());
        for (int at = 0; at < marked.length(); at = marked.indexOf(END, at) + 1) {
            int number = Integer.parseInt(marked, at + 1, marked.indexOf(END, at), 10);
            switch (marked.charAt(at)) {
                case TEXT -> text(page.text(number), writing, new ArrayList<>(), out);
                case VALUE -> {
                    remark(slots.get(number), writing, remarks);
                    value(slots.get(number), writing, new ArrayList<>(), out);
                }
                default -> {}
            }
        }
        return List.copyOf(remarks.values());
    }

    private void remark(Slot slot, Writing writing, Map<Integer, Remark> remarks) {
        int at = slot.spot().at();
        if (!remarks.containsKey(at)) {
            remark(slot, writing).ifPresent(remark -> remarks.put(at, remark));
        }
    }

    private Optional<Remark> remark(Slot slot, Writing writing) {
        if (slot.value() == Nothing.UNDEFINED && slot.spot() instanceof Expression.Call call && call.isPlain()) {
            return Optional.of(remark(Remark.Kind.UNKNOWN_NAME, slot.spot()));
        }
        return slot.isEscaped() && writing.quotes(slot.value())
                ? Optional.of(remark(Remark.Kind.QUOTED_VALUE, slot.spot()))
                : Optional.empty();
    }

    private Remark remark(Remark.Kind kind, Expression spot) {
        TemplateFault place = Place.fault(page.source(), spot.at(), spot.source());
        return new Remark(kind, place.reason(), place.line(), place.column());
    }

    /// Where in the template the character of the output comes from.
    private TemplateFault place(List<Part> parts, int offset, String text, String reason) {
        Part found = new Part(0, 0, true);
        for (Part part : parts) {
            if (part.from() <= Math.min(offset, text.length())) {
                found = part;
            }
        }
        int at = found.at() + (found.isText() ? Math.max(0, offset - found.from()) : 0);
        return Place.fault(page.source(), at, reason);
    }
}
