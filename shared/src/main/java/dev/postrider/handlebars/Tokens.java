package dev.postrider.handlebars;

import dev.postrider.handlebars.Expression.Call;
import dev.postrider.handlebars.Expression.Literal;
import dev.postrider.handlebars.Expression.Path;
import dev.postrider.handlebars.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// The tokens of a template, one after the other, and the expressions that they make.
final class Tokens {
    private static final int MAX_CALLS = 16;
    private static final Set<Kind> BEGIN_EXPRESSION = Set.of(
            Kind.ID, Kind.DATA, Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.NULL, Kind.UNDEFINED, Kind.OPEN_CALL);
    private static final int MAX_PARTS = 20;
    private static final int MAX_NAMES = 4000;
    private static final int MAX_PARAMETERS = 10;

    private final Lexer lexer;

    /// Those that were looked at and not taken yet: two at most.
    private final Deque<Token> ahead = new ArrayDeque<>();

    // mutable: how many round brackets are open
    private int calls;
    // mutable: how many names and values there were
    private int names;

    Tokens(Lexer lexer) {
        this.lexer = lexer;
    }

    Token peek() {
        if (ahead.isEmpty()) {
            ahead.add(lexer.next());
        }
        return ahead.getFirst();
    }

    Token take() {
        return ahead.isEmpty() ? lexer.next() : ahead.remove();
    }

    Token take(Kind kind, String otherwise) {
        if (peek().kind() != kind) {
            throw new Refused(peek().at(), otherwise);
        }
        return take();
    }

    /// A name and what follows it.
    Call call(boolean mayBeComputed) {
        Expression name = mayBeComputed && peek().kind() == Kind.OPEN_CALL ? expression() : name();
        List<Expression> arguments = new ArrayList<>();
        while (BEGIN_EXPRESSION.contains(peek().kind()) && !isHash()) {
            arguments.add(expression());
        }
        LinkedHashMap<String, Expression> hash = new LinkedHashMap<>();
        while (isHash()) {
            String key = take().text();
            take();
            hash.putIfAbsent(key, expression());
        }
        return new Call(name, arguments, hash);
    }

    private boolean isHash() {
        if (peek().kind() != Kind.ID) {
            return false;
        }
        if (ahead.size() == 1) {
            ahead.add(lexer.next());
        }
        return ahead.getLast().kind() == Kind.EQUALS;
    }

    List<String> parameters() {
        List<String> names = new ArrayList<>();
        if (peek().kind() != Kind.OPEN_PARAMS) {
            return names;
        }
        take();
        do {
            names.add(take(Kind.ID, "a name should stand between | and |").text());
        } while (peek().kind() == Kind.ID && names.size() < MAX_PARAMETERS);
        take(Kind.CLOSE_PARAMS, "the names, at most " + MAX_PARAMETERS + ", should end here with |");
        return names;
    }

    private Expression expression() {
        if (peek().kind() != Kind.OPEN_CALL) {
            return name();
        }
        Token open = take();
        if (++calls > MAX_CALLS) {
            throw new Refused(open.at(), "round brackets are nested at most " + MAX_CALLS + " deep");
        }
        Call call = call(false);
        take(Kind.CLOSE_CALL, "the round bracket should end here");
        calls--;
        return call;
    }

    /// A path, or a literal in its place.
    Expression name() {
        Token first = take();
        if (++names > MAX_NAMES) {
            throw new Refused(first.at(), "a template has at most " + MAX_NAMES + " names and values in its tags");
        }
        if (first.isLiteral()) {
            return new Literal(first);
        }
        boolean isData = first.kind() == Kind.DATA;
        Token head = isData ? take() : first;
        if (head.kind() != Kind.ID) {
            throw new Refused(head.at(), head.kind() == Kind.CLOSE ? "the tag is empty" : "a name should stand here");
        }
        List<Token> segments = new ArrayList<>(List.of(head));
        while (peek().kind() == Kind.SEPARATOR) {
            take();
            segments.add(take(Kind.ID, "a name should stand here: write a number as [1]"));
            if (segments.size() > MAX_PARTS) {
                throw new Refused(first.at(), "a path has at most " + MAX_PARTS + " parts");
            }
        }
        return path(first.at(), isData, segments);
    }

    private Path path(int at, boolean isData, List<Token> segments) {
        List<String> parts = new ArrayList<>();
        StringBuilder source = new StringBuilder(isData ? "@" : "");
        int up = 0;
        for (Token segment : segments) {
            source.append(source.length() > (isData ? 1 : 0) ? "." : "").append(segment.text());
            boolean isStep = Set.of(".", "..", "this").contains(segment.raw());
            if (isStep && !parts.isEmpty()) {
                throw new Refused(at, "invalid path: " + source);
            }
            up += segment.raw().equals("..") ? 1 : 0;
            if (!isStep) {
                parts.add(segment.text());
            }
        }
        if (source.length() > Lexer.MAX_NAME) {
            throw new Refused(at, "a path has at most " + Lexer.MAX_NAME + " characters");
        }
        boolean isBare = !Set.of(".", "..", "this").contains(segments.getFirst().raw());
        return new Path(source.toString(), at, up, isData, isBare, parts);
    }
}
