package dev.postrider.handlebars;

import dev.postrider.delivery.UrlText;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Our helpers that make a value plain text of somebody's markup. `max=` bounds what comes out, in UTF-16 units: the
/// value is shortened and not its escapes, so that no `&amp;` is cut in half.
final class OwnMarkup {
    /// What Discord, Mattermost and Teams take for Markdown (CommonMark 0.31, section 2.4, those that can begin
    /// some).
    private static final String MARKDOWN = "\\`*_{}[]()#+-.!|>~<";

    /// Telegram's MarkdownV2 names these 18; the backslash itself is escaped as well.
    private static final String TELEGRAM = "_*[]()~`>#+-=|{}.!\\";

    private static final String ELLIPSIS = "…";

    /// The longest escape of one character, `%E2%80%A6`.
    private static final int MAX_ESCAPE = 9;

    private OwnMarkup() {}

    static void addTo(Map<String, Action> actions) {
        markup(actions, "slack", OwnMarkup::slack);
        markup(actions, "md", text -> escaped(text, MARKDOWN));
        markup(actions, "tgmd", text -> escaped(text, TELEGRAM));
        markup(actions, "html", Entities::xml);
        markup(actions, "xml", Entities::xml);
        markup(
                actions,
                "url",
                text -> UrlText.component(text).replace("*", "%2A").replace("%7E", "~"));
    }

    private static void markup(Map<String, Action> actions, String name, UnaryOperator<String> escape) {
        actions.put(name, call -> {
            String text = call.text(0);
            call.make((long) text.length() * MAX_ESCAPE);
            return call.has("max") ? fitted(text, call.whole("max"), escape) : escape.apply(text);
        });
    }

    /// The longest beginning that fits once it is escaped, with an ellipsis; found by halving.
    private static String fitted(String text, int max, UnaryOperator<String> escape) {
        String whole = escape.apply(OwnTexts.cut(text, max, ""));
        if (text.length() <= max && whole.length() <= max) {
            return whole;
        }
        String ending = escape.apply(ELLIPSIS);
        int low = 0;
        int high = Math.min(text.length(), max);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            boolean fits = escape.apply(OwnTexts.cut(text, middle, "")).length() + ending.length() <= max;
            low = fits ? middle : low;
            high = fits ? high : middle - 1;
        }
        return ending.length() > max ? "" : escape.apply(OwnTexts.cut(text, low, "")) + ending;
    }

    /// Slack's three (Slack API, Formatting text for app surfaces).
    private static String slack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String escaped(String text, String special) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (special.indexOf(text.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }
}
