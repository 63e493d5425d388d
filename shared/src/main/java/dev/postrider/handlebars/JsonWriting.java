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

    // mutable: where a raw value first broke out of its place, or -1
    private int breach = -1;

    private enum Place {
        CODE,
        STRING,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    @Override
    public void literal(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            step(text.charAt(i));
        }
        out.append(text, from, to);
    }

    private void step(char c) {
        Place next = next(c);
        boolean isSpent = next != place || (before == '\\' && c == '\\');
        before = isSpent ? NOTHING : c;
        place = next;
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

    /// A raw value may be one JSON value, or a part of the string or comment that it stands in: never more, or an event
    /// could add fields to the payload.
    @Override
    public void raw(Object value, StringBuilder out) {
        int at = out.length();
        String raw = Values.text(value);
        boolean isValue = place == Place.CODE && (raw.isBlank() || StrictJson.isValue(raw));
        boolean stays = stays(raw);
        out.append(raw);
        if (!isValue && !stays && breach < 0) {
            breach = at;
        }
    }

    /// Whether a text ends in the string or comment that it begins in, never leaves it in between, and leaves no escape
    /// open for what follows.
    private boolean stays(String raw) {
        Place around = place;
        boolean stays = around != Place.CODE;
        for (int i = 0; i < raw.length(); i++) {
            step(raw.charAt(i));
            stays &= place == around;
        }
        return stays && !(place == Place.STRING && before == '\\');
    }

    @Override
    public boolean quotes(Object value) {
        return place == Place.CODE && value instanceof String;
    }

    @Override
    public void gap(Slots.Slot slot, StringBuilder out) {
        if (place == Place.CODE) {
            out.append("null");
        }
    }

    @Override
    public RenderResult finish(String text, Places places) {
        return breach < 0
                ? StrictJson.of(text, places)
                : new RenderResult.Failed(places.fault(
                        breach,
                        "the rendered body is no JSON: a raw value breaks out of its place; write it with {{ }}"));
    }
}
