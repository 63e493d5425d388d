package dev.postrider.handlebars;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Formatter;
import com.github.jknack.handlebars.Template;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderResult;
import dev.postrider.template.TemplateFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of one rendering. The engine's formatter puts each value here and a mark (`U+FDD0 n U+FDD1`) into the
/// text; its escaping strategy, which is called for `{{x}}` and not for `{{{x}}}`, turns the mark's first character
/// into
/// U+FDD2. These are noncharacters (Unicode, section 23.7): refused in a template's source, and a value that holds
/// them is never scanned.
final class Slots {
    static final ScopedValue<Slots> CURRENT = ScopedValue.newInstance();

    private static final char RAW = '\uFDD0';
    private static final char END = '\uFDD1';
    private static final String TOO_MUCH =
            "the text grows too much over this event: loop over less, or print less of it";
    private static final char ESCAPED = '\uFDD2';

    static final Formatter FORMATTER = (value, _) -> CURRENT.get().mark(value);
    static final EscapingStrategy ESCAPING = text -> text.toString().replace(RAW, ESCAPED);

    /// In characters, of what comes out and of what loops go through: four times what a body may have.
    private static final int BUDGET = 4 * 1024 * 1024;

    private final List<Object> values = new ArrayList<>();

    // mutable: what this one rendering may still cost
    private long left = BUDGET;

    static int firstMark(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= RAW && text.charAt(i) <= ESCAPED) {
                return i;
            }
        }
        return -1;
    }

    /// Charges a loop.
    ///
    /// @throws com.github.jknack.handlebars.HandlebarsException once the rendering has cost too much
    void spend(long characters, Template block) {
        left -= characters;
        if (left < 0) {
            throw Faults.stop(block, TOO_MUCH);
        }
    }

    private Object mark(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        values.add(value);
        return "" + RAW + (values.size() - 1) + END;
    }

    /// The finished text: every mark replaced by its value, written as its place demands.
    RenderResult fill(String marked, Placement placement) {
        Writing writing = Writing.of(placement);
        StringBuilder out = new StringBuilder(marked.length() + 64 * values.size());
        int from = 0;
        for (int at = nextMark(marked, 0); at >= 0; at = nextMark(marked, from)) {
            writing.literal(marked, from, at, out);
            int end = marked.indexOf(END, at);
            Object value = values.get(Integer.parseInt(marked, at + 1, end, 10));
            write(value, marked.charAt(at) == ESCAPED, writing, out);
            if (out.length() > BUDGET) {
                return new RenderResult.Failed(new TemplateFault(0, 0, TOO_MUCH));
            }
            from = end + 1;
        }
        writing.literal(marked, from, marked.length(), out);
        return writing.finish(out.toString());
    }

    private static void write(Object value, boolean isEscaped, Writing writing, StringBuilder out) {
        if (value instanceof Gap gap) {
            writing.gap(gap, out);
        } else if (isEscaped) {
            writing.value(value, out);
        } else {
            String raw = Values.text(value);
            writing.literal(raw, 0, raw.length(), out);
        }
    }

    private static int nextMark(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == RAW || c == ESCAPED) {
                return i;
            }
        }
        return -1;
    }
}
