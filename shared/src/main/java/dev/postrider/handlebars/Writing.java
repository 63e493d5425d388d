package dev.postrider.handlebars;

import dev.postrider.template.Placement;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.TemplateFault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// How values are written into one kind of text.
sealed interface Writing permits Writing.Encoded, Writing.UrlWriting, JsonWriting {
    /// The template's own text, from one mark to the next.
    default void literal(String text, int from, int to, StringBuilder out) {
        out.append(text, from, to);
    }

    void value(Object value, StringBuilder out);

    /// What stands where there is no value: nothing, unless the place needs something.
    default void gap(Gap gap, StringBuilder out) {}

    default RenderResult finish(String text) {
        return new RenderResult.Rendered(text, SecretTrace.NONE);
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
        // mutable: the first name that led nowhere
        private String missing = "";

        @Override
        public void value(Object value, StringBuilder out) {
            String text = Values.text(value);
            out.append(
                    out.isEmpty()
                            ? text
                            : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        }

        @Override
        public void gap(Gap gap, StringBuilder out) {
            missing = missing.isEmpty() ? gap.name() : missing;
        }

        @Override
        public RenderResult finish(String text) {
            return missing.isEmpty()
                    ? new RenderResult.Rendered(text, SecretTrace.NONE)
                    : new RenderResult.Failed(
                            new TemplateFault(0, 0, "the URL lacks the value of {{" + missing + "}}"));
        }
    }
}
