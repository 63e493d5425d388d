package dev.postrider.handlebars;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Our helpers for texts.
final class OwnTexts {
    private static final String ELLIPSIS = "…";
    private static final int MAX_WIDTH = 1000;

    /// How many times it goes through its text, and slowly.
    private static final int SLUG_COST = 16;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");

    private OwnTexts() {}

    static void addTo(Map<String, Action> actions) {
        actions.put("truncate", OwnTexts::truncate);
        text(actions, "upper", text -> text.toUpperCase(Locale.ROOT));
        text(actions, "lower", text -> text.toLowerCase(Locale.ROOT));
        text(actions, "capitalize", OwnTexts::capitalize);
        text(actions, "trim", JsNumber::trim);
        actions.put("slug", OwnTexts::slug);
        actions.put("pad", OwnTexts::pad);
        actions.put("replaceAll", OwnTexts::replaceAll);
    }

    private static void text(Map<String, Action> actions, String name, UnaryOperator<String> change) {
        actions.put(name, call -> change.apply(call.text(0)));
    }

    private static Object truncate(Invocation call) {
        String ending = call.has("ending") ? Values.text(call.hash("ending")) : ELLIPSIS;
        return cut(call.text(0), call.whole(1), ending);
    }

    /// At most so many UTF-16 units, never half a character of two.
    static String cut(String text, int max, String ending) {
        if (text.length() <= max) {
            return text;
        }
        String tail = ending.length() > max ? "" : ending;
        int end = max - tail.length();
        boolean splits = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splits ? end - 1 : end) + tail;
    }

    private static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    private static String slug(Invocation call) {
        String text = call.text(0);
        call.make((long) text.length() * SLUG_COST);
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String joined = NOT_SLUG.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        return joined.replaceAll("^-|-$", "");
    }

    private static Object pad(Invocation call) {
        int width = call.whole(1);
        if (width > MAX_WIDTH) {
            throw call.stop("'pad' pads to at most " + MAX_WIDTH + " characters");
        }
        String text = call.text(0);
        String with = call.has("with") ? OwnTexts.cut(Values.text(call.hash("with")), 1, "") : " ";
        String padding = (with.isEmpty() ? " " : with).repeat(Math.max(0, width - text.length()));
        return Js.isTrue(call.hash("left")) ? padding + text : text + padding;
    }

    private static Object replaceAll(Invocation call) {
        String search = call.text(1);
        String text = call.text(0);
        if (search.isEmpty()) {
            return text;
        }
        call.search(text, search);
        String by = call.text(2);
        call.make(text.length() + (long) occurrences(text, search) * Math.max(0, by.length() - search.length()));
        return text.replace(search, by);
    }

    private static int occurrences(String text, String search) {
        int count = 0;
        for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + search.length())) {
            count++;
        }
        return count;
    }
}
