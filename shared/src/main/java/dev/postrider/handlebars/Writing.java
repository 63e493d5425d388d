package dev.postrider.handlebars;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// How values are written into one kind of text.
sealed interface Writing {
    /// The template's own text, from one mark to the next.
    default void literal(String text, int from, int to, StringBuilder out) {
        out.append(text, from, to);
    }

    void value(Object value, StringBuilder out);

    default RenderResult finish(String text) {
        return new RenderResult.Rendered(text);
    }

    static Writing of(Placement placement) {
        return switch (placement) {
            case JSON_BODY -> new JsonWriting();
            case FORM_BODY -> new Encoded(text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
            case XML_BODY -> new Encoded(Writing::entities);
            case URL -> new UrlWriting();
            case QUERY, HEADER, TEXT_BODY -> new Encoded(UnaryOperator.identity());
        };
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Every value through one encoding.
    record Encoded(UnaryOperator<String> encoding) implements Writing {
        @Override
        public void value(Object value, StringBuilder out) {
            out.append(encoding.apply(Values.text(value)));
        }
    }

    /// The first value at the very beginning is the base, as it is; every other is one component, percent-encoded.
    final class UrlWriting implements Writing {
        @Override
        public void value(Object value, StringBuilder out) {
            String text = Values.text(value);
            out.append(
                    out.isEmpty()
                            ? text
                            : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }

    /// Inside a JSON string a value is escaped for it; in a value's position it is a JSON value itself.
    /// The finished text is read leniently and written again strictly.
    final class JsonWriting implements Writing {
        // mutable: where in the JSON this one pass over one text has come to
        private boolean inString;
        private boolean afterBackslash;

        @Override
        public void literal(String text, int from, int to, StringBuilder out) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c == '"' && !afterBackslash) {
                    inString = !inString;
                }
                afterBackslash = inString && c == '\\' && !afterBackslash;
            }
            out.append(text, from, to);
        }

        @Override
        public void value(Object value, StringBuilder out) {
            if (inString) {
                JsonStringEncoder.getInstance().quoteAsString(Values.text(value), out);
            } else {
                out.append(Values.json(value));
            }
            afterBackslash = false;
        }

        @Override
        public RenderResult finish(String text) {
            return StrictJson.of(text);
        }
    }
}
