package dev.postrider.handlebars;

import dev.postrider.delivery.UrlText;
import dev.postrider.template.Escape;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.TemplateFault;
import java.util.function.UnaryOperator;

/// How values are written into one kind of text.
sealed interface Writing permits Writing.Encoded, Writing.Checkly, Writing.UrlWriting, JsonWriting {
    /// Finds the place in the template that a character of the output comes from.
    interface Places {
        TemplateFault fault(int offset, String reason);
    }

    /// The template's own text.
    default void literal(String text, int from, int to, StringBuilder out) {
        out.append(text, from, to);
    }

    void value(Object value, StringBuilder out);

    /// Whether a value gets quotes here that the template did not write.
    default boolean quotes(Object value) {
        return false;
    }

    /// A value that is not to be escaped.
    default void raw(Object value, StringBuilder out) {
        out.append(Values.text(value));
    }

    /// What stands where there is no value: nothing, unless the place needs something.
    default void gap(Slots.Slot slot, StringBuilder out) {}

    default RenderResult finish(String text, Places places) {
        return new RenderResult.Rendered(text, SecretTrace.NONE);
    }

    static Writing of(Escape escape, Placement placement) {
        return switch (escape) {
            case AUTO -> byPlace(placement);
            case HTML -> new Checkly();
            case NONE -> new Encoded(UnaryOperator.identity());
        };
    }

    private static Writing byPlace(Placement placement) {
        return switch (placement) {
            case JSON_BODY -> new JsonWriting();
            case FORM_BODY -> new Encoded(UrlText::form);
            case XML_BODY -> new Encoded(Entities::xml);
            case URL -> new UrlWriting();
            case QUERY, HEADER, TEXT_BODY, CONDITION -> new Encoded(UnaryOperator.identity());
        };
    }

    /// Every value through one encoding.
    record Encoded(UnaryOperator<String> encoding) implements Writing {
        @Override
        public void value(Object value, StringBuilder out) {
            out.append(encoding.apply(Values.text(value)));
        }
    }

    /// JavaScript's texts, and Handlebars.js's seven entities.
    record Checkly() implements Writing {
        @Override
        public void value(Object value, StringBuilder out) {
            out.append(Entities.handlebars(Js.text(value)));
        }

        @Override
        public void raw(Object value, StringBuilder out) {
            out.append(Js.text(value));
        }
    }

    /// The first value at the very beginning is the base, as it is; every other is one component, percent-encoded.
    final class UrlWriting implements Writing {
        // mutable: the first name that led nowhere, and where it stands
        private String missing = "";
        private int missingAt; // mutable: see above

        @Override
        public void value(Object value, StringBuilder out) {
            String text = Values.text(value);
            out.append(out.isEmpty() ? text : UrlText.component(text));
        }

        @Override
        public void gap(Slots.Slot slot, StringBuilder out) {
            if (missing.isEmpty()) {
                missing = slot.spot().source();
                missingAt = out.length();
            }
        }

        @Override
        public RenderResult finish(String text, Places places) {
            return missing.isEmpty()
                    ? new RenderResult.Rendered(text, SecretTrace.NONE)
                    : new RenderResult.Failed(
                            places.fault(missingAt, "the URL lacks the value of {{" + missing + "}}"));
        }
    }
}
