package dev.postrider.handlebars;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.postrider.template.RenderResult;

/// Inside a JSON string a value is escaped for it; in a value's position it is a JSON value itself; in a comment it is
/// nothing. The finished text is read leniently and written again strictly.
final class JsonWriting implements Writing {
    private static final char NOTHING = 0;

    // mutable: where in the JSON this one pass over one text has come to
    private Place place = Place.CODE;
    private char before = NOTHING;

    private enum Place {
        CODE,
        STRING,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    @Override
    public void literal(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            Place next = next(c);
            boolean isSpent = next != place || (before == '\\' && c == '\\');
            before = isSpent ? NOTHING : c;
            place = next;
        }
        out.append(text, from, to);
    }

    private Place next(char c) {
        return switch (place) {
            case CODE -> afterCode(c);
            case STRING -> c == '"' && before != '\\' ? Place.CODE : Place.STRING;
            case LINE_COMMENT -> c == '\n' || c == '\r' ? Place.CODE : Place.LINE_COMMENT;
            case BLOCK_COMMENT -> c == '/' && before == '*' ? Place.CODE : Place.BLOCK_COMMENT;
        };
    }

    private Place afterCode(char c) {
        if (c == '"') {
            return Place.STRING;
        }
        if (before != '/') {
            return Place.CODE;
        }
        return switch (c) {
            case '/' -> Place.LINE_COMMENT;
            case '*' -> Place.BLOCK_COMMENT;
            default -> Place.CODE;
        };
    }

    @Override
    public void value(Object value, StringBuilder out) {
        switch (place) {
            case STRING -> JsonStringEncoder.getInstance().quoteAsString(Values.text(value), out);
            case CODE -> out.append(Values.json(value));
            case LINE_COMMENT, BLOCK_COMMENT -> {}
        }
        before = NOTHING;
    }

    @Override
    public void gap(Gap gap, StringBuilder out) {
        if (place == Place.CODE) {
            out.append("null");
        }
    }

    @Override
    public RenderResult finish(String text) {
        return StrictJson.of(text);
    }
}
