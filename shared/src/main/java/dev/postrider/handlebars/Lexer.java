package dev.postrider.handlebars;

import dev.postrider.handlebars.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a template into tokens by the rules of Handlebars.js 4.7 (`handlebars.l`), in time linear to its length: rules
/// are tried in order at each place, and none of them looks back. It cuts no more than it is asked for, so that a
/// template which its reader refuses has cost what stands before that place.
final class Lexer {
    static final int MAX_NAME = 100;

    private static final String ID_CHARACTER = "[^\\s!\"#%-,./;->@\\[-\\^`{-~\\u00A0\\uFEFF\\p{Zs}]";
    private static final String ID = ID_CHARACTER + "+";
    private static final String AHEAD = "(?=[=~}\\s/.)\\]|]|$)";
    private static final String LITERAL_AHEAD = "(?=[~}\\s)\\]]|$)";

    private record Rule(Pattern pattern, Kind kind) {}

    private static final List<Rule> OPENINGS = List.of(
            rule("\\{\\{\\{\\{", Kind.OPEN_RAW),
            rule("\\{\\{~?>", Kind.OPEN_PARTIAL),
            rule("\\{\\{~?#>", Kind.OPEN_PARTIAL_BLOCK),
            rule("\\{\\{~?#\\*?", Kind.OPEN_BLOCK),
            rule("\\{\\{~?/", Kind.OPEN_END),
            rule("\\{\\{~?\\^\\s*~?}}", Kind.INVERSE),
            rule("\\{\\{~?\\s*else\\s*~?}}", Kind.INVERSE),
            rule("\\{\\{~?\\^", Kind.OPEN_INVERSE),
            rule("\\{\\{~?\\s*else\\b", Kind.OPEN_CHAIN),
            rule("\\{\\{~?\\{", Kind.OPEN_UNESCAPED),
            rule("\\{\\{~?&", Kind.OPEN_UNESCAPED),
            rule("\\{\\{~?!--[\\s\\S]*?--~?}}", Kind.COMMENT),
            rule("\\{\\{~?!(?!--)[\\s\\S]*?}}", Kind.COMMENT),
            rule("\\{\\{~?\\*?", Kind.OPEN));

    private static final List<Rule> INSIDE = List.of(
            rule("\\(", Kind.OPEN_CALL),
            rule("\\)", Kind.CLOSE_CALL),
            rule("}}}}", Kind.CLOSE_RAW),
            rule("=", Kind.EQUALS),
            rule("\\.\\.", Kind.ID),
            rule("\\." + AHEAD, Kind.ID),
            rule("[/.]", Kind.SEPARATOR),
            rule("}~?}}", Kind.CLOSE_UNESCAPED),
            rule("~?}}", Kind.CLOSE),
            rule("\"(?:\\\\\"|[^\"])*+\"", Kind.STRING),
            rule("'(?:\\\\'|[^'])*+'", Kind.STRING),
            rule("@", Kind.DATA),
            rule("(?:true|false)" + LITERAL_AHEAD, Kind.BOOLEAN),
            rule("undefined" + LITERAL_AHEAD, Kind.UNDEFINED),
            rule("null" + LITERAL_AHEAD, Kind.NULL),
            rule("-?[0-9]+(?:\\.[0-9]+)?" + LITERAL_AHEAD, Kind.NUMBER),
            rule("as\\s+\\|", Kind.OPEN_PARAMS),
            rule("\\|", Kind.CLOSE_PARAMS),
            rule(ID + AHEAD, Kind.ID),
            rule("\\[(?:\\\\]|[^]])*+]", Kind.ID));

    private static final Pattern END_RAW = Pattern.compile("\\{\\{\\{\\{/(" + ID + ")(?=[=}\\s/.])}}}}");
    private static final Pattern TOO_LONG =
            Pattern.compile("\\[(?:\\\\]|[^]]){%1$d}+|%2$s{%1$d}+".formatted(MAX_NAME + 1, ID_CHARACTER));
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\uFEFF\\p{Zs}]+");

    private final String source;
    private final boolean isLenient;
    private final Matcher matcher;
    private final Deque<Token> tokens = new ArrayDeque<>();

    // mutable: how far this one pass has come
    private int at;
    // mutable: whether a tag is open
    private boolean isInside;
    // mutable: the token that opened it
    private Token opening = new Token(Kind.END, "", 0, "");

    /// @param isLenient whether a tag ends with as many braces as it began with, and more are text: `{"a":{{x}}}`
    Lexer(String source, boolean isLenient) {
        this.source = source;
        this.isLenient = isLenient;
        this.matcher = SPACE.matcher(source);
    }

    private static Rule rule(String pattern, Kind kind) {
        return new Rule(Pattern.compile(pattern), kind);
    }

    /// The next token; after the last, an end for ever.
    ///
    /// @throws Refused where the text is no template
    Token next() {
        while (tokens.isEmpty() && at < source.length()) {
            if (isInside) {
                inside();
            } else {
                outside();
            }
        }
        if (tokens.isEmpty() && isInside) {
            throw new Refused(opening.at(), "the tag that begins here is not closed with }}");
        }
        return tokens.isEmpty() ? new Token(Kind.END, "", source.length(), "") : tokens.remove();
    }

    /// How much of the source it has looked at.
    int at() {
        return at;
    }

    private void outside() {
        int tag = source.indexOf("{{", at);
        if (tag < 0) {
            content(source.substring(at), source.length());
        } else if (source.startsWith("\\\\", tag - 2) && tag - 2 >= at) {
            content(source.substring(at, tag - 1), tag);
            open();
        } else if (tag > at && source.charAt(tag - 1) == '\\') {
            content(source.substring(at, tag - 1), tag);
            escaped();
        } else {
            content(source.substring(at, tag), tag);
            open();
        }
    }

    private void content(String text, int next) {
        if (!text.isEmpty()) {
            tokens.add(new Token(Kind.CONTENT, text, at, text));
        }
        at = next;
    }

    /// After `\`, a tag is text, up to the next one.
    private void escaped() {
        int next = source.indexOf("{{", at + 2);
        while (next > 0 && source.charAt(next - 1) == '\\') {
            next--;
        }
        int end = next < 0 ? source.length() : Math.max(next, at + 2);
        content(source.substring(at, end), end);
    }

    private void open() {
        for (Rule rule : OPENINGS) {
            if (take(rule)) {
                opening = tokens.getLast();
                Kind kind = opening.kind();
                isInside = kind != Kind.COMMENT && kind != Kind.INVERSE;
                return;
            }
        }
        throw new Refused(at, "no tag begins so");
    }

    private void inside() {
        matcher.usePattern(SPACE).region(at, source.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
            return;
        }
        if (isLenient && source.startsWith("}}", at) && source.startsWith(closing(), at)) {
            Kind kind = closing().length() == 2 ? Kind.CLOSE : Kind.CLOSE_UNESCAPED;
            tokens.add(new Token(opening.kind() == Kind.OPEN_RAW ? Kind.CLOSE_RAW : kind, closing(), at, closing()));
            at += closing().length();
            close(tokens.getLast().kind());
            return;
        }
        matcher.usePattern(TOO_LONG).region(at, source.length());
        if (matcher.lookingAt()) {
            throw new Refused(at, "a name has at most " + MAX_NAME + " characters");
        }
        for (Rule rule : INSIDE) {
            if (take(rule)) {
                close(tokens.getLast().kind());
                return;
            }
        }
        throw new Refused(at, complaint());
    }

    private String complaint() {
        return source.charAt(at) == '!' && at == opening.at() + opening.raw().length()
                ? "the comment that begins here is not closed"
                : "'" + source.charAt(at) + "' cannot stand here";
    }

    private String closing() {
        return opening.kind() == Kind.OPEN_RAW ? "}}}}" : opening.raw().matches("\\{\\{~?\\{") ? "}}}" : "}}";
    }

    private void close(Kind kind) {
        if (kind == Kind.CLOSE || kind == Kind.CLOSE_UNESCAPED) {
            isInside = false;
        } else if (kind == Kind.CLOSE_RAW) {
            isInside = false;
            raw();
        }
    }

    /// The text of a raw block, up to the end that belongs to it.
    private void raw() {
        int depth = 1;
        int from = at;
        matcher.usePattern(END_RAW).region(at, source.length());
        for (int tag = source.indexOf("{{{{", from); tag >= 0; tag = source.indexOf("{{{{", tag + 4)) {
            matcher.region(tag, source.length());
            boolean isEnd = matcher.lookingAt();
            depth += isEnd ? -1 : source.startsWith("{{{{/", tag) ? 0 : 1;
            if (depth == 0) {
                content(source.substring(from, tag), tag);
                tokens.add(new Token(Kind.END_RAW, matcher.group(1), tag, matcher.group(1)));
                at = matcher.end();
                return;
            }
        }
        throw new Refused(from, "the raw block that begins before this is not closed");
    }

    private boolean take(Rule rule) {
        matcher.usePattern(rule.pattern()).region(at, source.length());
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return false;
        }
        String raw = matcher.group();
        tokens.add(new Token(rule.kind(), meaning(raw, rule.kind()), at, raw));
        at = matcher.end();
        return true;
    }

    private static String meaning(String raw, Kind kind) {
        return switch (kind) {
            case STRING -> {
                String quote = raw.substring(0, 1);
                yield raw.substring(1, raw.length() - 1).replace("\\" + quote, quote);
            }
            case ID ->
                raw.startsWith("[") ? raw.substring(1, raw.length() - 1).replaceAll("\\\\([\\\\\\]])", "$1") : raw;
            default -> raw;
        };
    }
}
