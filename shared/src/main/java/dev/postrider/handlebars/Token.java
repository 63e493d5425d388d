package dev.postrider.handlebars;

/// One token of a template, as the lexer of Handlebars.js 4.7 cuts it.
///
/// @param text what it means: a string without its quotes, a literal segment without its brackets
/// @param at   where it begins in the source
/// @param raw  as it is written
record Token(Kind kind, String text, int at, String raw) {
    enum Kind {
        CONTENT,
        COMMENT,
        OPEN,
        OPEN_UNESCAPED,
        OPEN_BLOCK,
        OPEN_END,
        OPEN_INVERSE,
        OPEN_CHAIN,
        INVERSE,
        OPEN_PARTIAL,
        OPEN_PARTIAL_BLOCK,
        OPEN_RAW,
        CLOSE,
        CLOSE_UNESCAPED,
        CLOSE_RAW,
        END_RAW,
        OPEN_CALL,
        CLOSE_CALL,
        EQUALS,
        SEPARATOR,
        DATA,
        ID,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        UNDEFINED,
        OPEN_PARAMS,
        CLOSE_PARAMS,
        END
    }

    boolean isLiteral() {
        return switch (kind) {
            case STRING, NUMBER, BOOLEAN, NULL, UNDEFINED -> true;
            default -> false;
        };
    }

    /// Whether a tag that opens so strips the whitespace before it.
    boolean stripsBefore() {
        return raw.startsWith("{{~");
    }

    /// Whether a tag that ends so strips the whitespace after it.
    boolean stripsAfter() {
        return raw.endsWith("~}}");
    }

    boolean isDecorator() {
        return raw.endsWith("*");
    }
}
