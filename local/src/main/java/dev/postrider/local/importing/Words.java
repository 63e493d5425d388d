package dev.postrider.local.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of an expression, read one after the other.
final class Words {
    /// The word after the last one.
    static final String END = "";

    private static final Pattern WORD = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`|-?[0-9]+(?:\\.[0-9]+)?|==|!=|<=|>=|[$.]?[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*|\\$?\\.|[^\\s])");

    private final List<String> words = new ArrayList<>();
    private int next; // mutable: a reader goes on

    Words(String expression) {
        Matcher word = WORD.matcher(expression);
        while (word.lookingAt()) {
            words.add(word.group(1));
            word.region(word.end(), expression.length());
        }
    }

    String peek() {
        return next < words.size() ? words.get(next) : END;
    }

    String take() {
        String word = peek();
        next++;
        return word;
    }

    /// Takes a word if it is the one that may come.
    boolean took(String word) {
        if (!peek().equals(word)) {
            return false;
        }
        next++;
        return true;
    }

    void expect(String word) throws Untranslatable {
        if (!took(word)) {
            throw new Untranslatable(0, "expected `" + word + "` and found `" + peek() + "`");
        }
    }

    boolean isAtEnd() {
        return next >= words.size();
    }

    static boolean isText(String word) {
        return !word.isEmpty() && "\"'`".indexOf(word.charAt(0)) >= 0;
    }

    static boolean isNumber(String word) {
        return word.matches("-?[0-9].*");
    }

    static boolean isName(String word) {
        return word.matches("[A-Za-z_].*");
    }

    /// A text literal as Handlebars writes it.
    ///
    /// @throws Untranslatable when it holds an escape, which Handlebars has none of
    static String literal(String word) throws Untranslatable {
        String text = word.substring(1, word.length() - 1);
        boolean isRaw = word.charAt(0) == '`';
        if ((text.contains("\\") && !isRaw) || (text.contains("\"") && text.contains("'"))) {
            throw new Untranslatable(0, "the text " + word + " holds an escape");
        }
        return text.contains("\"") ? "'" + text + "'" : "\"" + text + "\"";
    }

    /// A call of a helper as a value.
    static String call(String helper, String... arguments) {
        return "(" + helper + " " + String.join(" ", arguments) + ")";
    }

    /// A value as it stands in a tag: a call without its brackets.
    static String printed(String value) {
        return value.startsWith("(") ? value.substring(1, value.length() - 1) : value;
    }
}
