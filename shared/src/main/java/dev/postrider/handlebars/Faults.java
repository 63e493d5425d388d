package dev.postrider.handlebars;

import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import dev.postrider.template.TemplateFault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The library's errors in our words: where in the template, and why, on one line.
final class Faults {
    private static final Pattern PLACE = Pattern.compile("(?s).*?:(\\d+):(\\d+):\\s*(.*)");

    private Faults() {}

    static TemplateFault of(HandlebarsException e) {
        HandlebarsError error = e.getError();
        if (error != null) {
            return new TemplateFault(error.line, error.column + 1, firstLine(error.reason));
        }
        String text = String.valueOf(e.getMessage());
        Matcher place = PLACE.matcher(text);
        return place.matches()
                ? new TemplateFault(
                        Integer.parseInt(place.group(1)),
                        Integer.parseInt(place.group(2)) + 1,
                        firstLine(place.group(3)))
                : new TemplateFault(0, 0, firstLine(text));
    }

    /// Stops a rendering from inside of the engine, at the beginning of a block.
    static HandlebarsException stop(Template block, String reason) {
        int[] place = block.position();
        return new HandlebarsException(
                new HandlebarsError("template", Math.max(1, place[0]), Math.max(1, place[1]), reason, reason, reason));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
