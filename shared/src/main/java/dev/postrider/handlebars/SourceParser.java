package dev.postrider.handlebars;

import dev.postrider.handlebars.Expression.Call;
import dev.postrider.handlebars.Node.Block;
import dev.postrider.handlebars.Node.Body;
import dev.postrider.handlebars.Node.Strip;
import dev.postrider.handlebars.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a template by the grammar of Handlebars.js 4.7 (`handlebars.yy`), so that what is an error there is one
/// here.
final class SourceParser {
    static final int MAX_NESTING = 32;

    private static final Set<Kind> ENDS = Set.of(Kind.END, Kind.OPEN_END, Kind.INVERSE, Kind.OPEN_CHAIN);

    private final Tokens tokens;

    // mutable: how many blocks are open
    private int depth;

    private SourceParser(Lexer lexer) {
        this.tokens = new Tokens(lexer);
    }

    /// @throws Refused where the text is no template
    static Body parse(Lexer lexer) {
        SourceParser parser = new SourceParser(lexer);
        Body body = parser.body();
        parser.tokens.take(Kind.END, "this tag has no beginning");
        Whitespace.strip(body, true);
        return body;
    }

    private Body body() {
        if (++depth > MAX_NESTING) {
            throw new Refused(tokens.peek().at(), "blocks are nested at most " + (MAX_NESTING - 1) + " deep");
        }
        List<Node> nodes = new ArrayList<>();
        while (!ENDS.contains(tokens.peek().kind())) {
            nodes.add(node(tokens.take()));
        }
        depth--;
        return new Body(nodes, false);
    }

    private Node node(Token token) {
        return switch (token.kind()) {
            case CONTENT -> new Node.Text(token.text(), token.at());
            case COMMENT -> new Node.Comment(new Strip(token.stripsBefore(), token.stripsAfter()));
            case OPEN -> print(token, Kind.CLOSE);
            case OPEN_UNESCAPED -> print(token, token.raw().endsWith("&") ? Kind.CLOSE : Kind.CLOSE_UNESCAPED);
            case OPEN_PARTIAL -> partial(token);
            case OPEN_PARTIAL_BLOCK -> partialBlock(token);
            case OPEN_BLOCK -> token.isDecorator() ? inline(token) : section(token);
            case OPEN_INVERSE -> inverse(token);
            case OPEN_RAW -> raw();
            default -> throw new Refused(token.at(), "this cannot stand here");
        };
    }

    private Node print(Token open, Kind closing) {
        if (open.isDecorator()) {
            throw new Refused(open.at(), "decorators are not allowed");
        }
        Call call = tokens.call(false);
        Token close = tokens.take(
                closing,
                tokens.peek().kind() == Kind.CLOSE_UNESCAPED
                        ? "the tag ends here, and a brace follows at once: put a space between }} and }"
                        : "the tag should end here with " + (closing == Kind.CLOSE ? "}}" : "}}}"));
        return new Node.Print(call, open.kind() == Kind.OPEN, strip(open, close));
    }

    private Node partial(Token open) {
        Call call = tokens.call(true);
        Token close = tokens.take(Kind.CLOSE, "the tag should end here with }}");
        return new Node.Partial(call, Optional.empty(), strip(open, close));
    }

    private Node partialBlock(Token open) {
        Call call = tokens.call(true);
        Token close = tokens.take(Kind.CLOSE, "the tag should end here with }}");
        Body body = body();
        Strip end = end(call);
        return new Node.Partial(
                call,
                Optional.of(new Block(List.of(), body, Optional.empty(), strip(open, close), Strip.NONE, end)),
                Strip.NONE);
    }

    private Node inline(Token open) {
        Call call = tokens.call(false);
        Token close = tokens.take(Kind.CLOSE, "the tag should end here with }}");
        if (!call.source().equals("inline") || call.arguments().size() != 1) {
            throw new Refused(open.at(), "of decorators there is only {{#*inline \"name\"}}");
        }
        Body body = body();
        Block block = new Block(List.of(), body, Optional.empty(), strip(open, close), Strip.NONE, end(call));
        return new Node.Inline(call.arguments().getFirst(), block);
    }

    private Node section(Token open) {
        Call call = tokens.call(false);
        List<String> parameters = tokens.parameters();
        Token close = tokens.take(Kind.CLOSE, "the tag should end here with }}");
        Body body = body();
        Optional<Chain> chain = chain();
        Strip end = end(call);
        return new Node.Section(
                call,
                false,
                block(parameters, body, chain.map(link -> link.endedBy(end)), strip(open, close))
                        .closedBy(end));
    }

    /// What follows `else`, and the whitespace that the `else` strips.
    private record Chain(Body body, Strip strip) {
        Chain endedBy(Strip end) {
            if (!body.isChained()
                    || !(body.nodes().getFirst() instanceof Node.Section(Call call, boolean isInverted, Block block))) {
                return this;
            }
            return new Chain(new Body(List.of(new Node.Section(call, isInverted, block.closedBy(end))), true), strip);
        }
    }

    private static Block block(List<String> parameters, Body body, Optional<Chain> chain, Strip open) {
        Strip between = chain.map(Chain::strip).orElse(Strip.NONE);
        return new Block(parameters, body, chain.map(Chain::body), open, between, between);
    }

    private Optional<Chain> chain() {
        Token token = tokens.peek();
        if (token.kind() == Kind.INVERSE) {
            tokens.take();
            return Optional.of(new Chain(body(), new Strip(token.stripsBefore(), token.stripsAfter())));
        }
        if (token.kind() != Kind.OPEN_CHAIN) {
            return Optional.empty();
        }
        tokens.take();
        Call call = tokens.call(false);
        List<String> parameters = tokens.parameters();
        Token close = tokens.take(Kind.CLOSE, "the tag should end here with }}");
        Strip strip = strip(token, close);
        if (++depth > MAX_NESTING) {
            throw new Refused(token.at(), "blocks are nested at most " + (MAX_NESTING - 1) + " deep");
        }
        Body body = body();
        Block block = block(parameters, body, chain(), strip);
        depth--;
        return Optional.of(new Chain(new Body(List.of(new Node.Section(call, false, block)), true), strip));
    }

    private Node inverse(Token open) {
        Call call = tokens.call(false);
        List<String> parameters = tokens.parameters();
        Token close = tokens.take(Kind.CLOSE, "the tag should end here with }}");
        Body body = body();
        Optional<Chain> other = tokens.peek().kind() == Kind.INVERSE ? chain() : Optional.empty();
        Strip end = end(call);
        return new Node.Section(
                call, true, block(parameters, body, other, strip(open, close)).closedBy(end));
    }

    private Node raw() {
        Call call = tokens.call(false);
        tokens.take(Kind.CLOSE_RAW, "the tag should end here with }}}}");
        Token next = tokens.take();
        List<Node> nodes = new ArrayList<>();
        if (next.kind() == Kind.CONTENT) {
            nodes.add(new Node.Text(next.text(), next.at()));
            next = tokens.take();
        }
        if (!next.text().equals(call.source())) {
            throw new Refused(call.at(), call.source() + " does not match " + next.text());
        }
        Body body = new Body(nodes, false);
        return new Node.Section(
                call, false, new Block(List.of(), body, Optional.empty(), Strip.NONE, Strip.NONE, Strip.NONE));
    }

    private Strip end(Call call) {
        Token open = tokens.take(Kind.OPEN_END, "a block that begins before this is not closed");
        Expression name = tokens.name();
        Token close = tokens.take(Kind.CLOSE, "the tag should end here with }}");
        if (!original(name).equals(original(call.name()))) {
            throw new Refused(open.at(), call.source() + " does not match " + name.source());
        }
        return strip(open, close);
    }

    private static String original(Expression name) {
        return name instanceof Expression.Literal(Token token) ? token.text() : name.source();
    }

    private static Strip strip(Token open, Token close) {
        return new Strip(open.stripsBefore(), close.stripsAfter());
    }
}
