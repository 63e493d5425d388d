package dev.postrider.local.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Goes through a template of another language and says the same in Handlebars, tag by tag.
final class TagByTag {
    private final List<Part> parts = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private TagByTag() {}

    /// What a language's tag comes to.
    @FunctionalInterface
    interface Language {
        /// Says it in Handlebars.
        ///
        /// @param tag as the language's pattern found it
        void translate(Matcher tag, TagByTag handlebars) throws Untranslatable;
    }

    /// The same template in Handlebars.
    ///
    /// @param tags of the other language
    /// @throws Untranslatable naming the line and what has no counterpart
    static String translated(String template, Pattern tags, Language language) throws Untranslatable {
        TagByTag translation = new TagByTag();
        Matcher tag = tags.matcher(template);
        int end = 0;
        while (tag.find(end)) {
            translation.text(template.substring(end, tag.start()));
            try {
                language.translate(tag, translation);
            } catch (Untranslatable e) {
                throw e.at(line(template, tag.start()));
            }
            end = tag.end();
        }
        translation.text(template.substring(end));
        if (!translation.open.isEmpty()) {
            throw new Untranslatable(1, "`" + translation.open.peek() + "` is never closed");
        }
        return HandlebarsText.of(translation.parts);
    }

    private static int line(String template, int position) {
        return 1
                + (int) template.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    void text(String text) {
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text));
        }
    }

    /// A value that is printed.
    void value(String value, Part.Trims trims) {
        parts.add(new Part.Tag(Words.printed(value), trims, false));
    }

    void comment(String comment, Part.Trims trims) {
        between("!-- " + comment.strip() + " --", trims);
    }

    /// A block's beginning.
    void open(String helper, String what, Part.Trims trims) {
        open.push(helper);
        between("#" + helper + " " + what, trims);
    }

    /// A tag within a block.
    void between(String inside, Part.Trims trims) {
        parts.add(new Part.Tag(inside, trims, true));
    }

    boolean isInside(String helper) {
        return open.contains(helper);
    }

    /// The end of the block that was opened last.
    void close(Part.Trims trims) throws Untranslatable {
        String helper = open.poll();
        if (helper == null) {
            throw new Untranslatable(0, "a block ends that was not opened");
        }
        between("/" + helper, trims);
    }

    /// The end of a block, which must be the one that was opened last.
    void close(String helper, Part.Trims trims) throws Untranslatable {
        if (!helper.equals(open.peek())) {
            throw new Untranslatable(0, "a block ends that was not opened");
        }
        close(trims);
    }
}
