package dev.postrider.handlebars;

import dev.postrider.handlebars.Node.Block;
import dev.postrider.handlebars.Node.Body;
import dev.postrider.handlebars.Node.Strip;
import dev.postrider.handlebars.Node.Text;
import java.util.List;
import java.util.Optional;

/// What `~` and tags alone on their line take from the text around them; `whitespace-control.js` of Handlebars.js
/// 4.7.
final class Whitespace {
    /// What a node does to its neighbours.
    private record Effect(
            boolean before, boolean after, boolean isAlone, Optional<Block> opening, boolean opens, boolean closes) {
        static Effect of(Strip strip, boolean isAlone) {
            return new Effect(strip.before(), strip.after(), isAlone, Optional.empty(), false, false);
        }
    }

    private Whitespace() {}

    static void strip(Body body, boolean isRoot) {
        List<Node> nodes = body.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Effect effect = switch (nodes.get(i)) {
                case Text _ -> null;
                case Node.Print print -> Effect.of(print.strip(), false);
                case Node.Comment comment -> Effect.of(comment.strip(), true);
                case Node.Partial partial ->
                    partial.fallback().map(Whitespace::block).orElseGet(() -> Effect.of(partial.strip(), true));
                case Node.Inline inline -> block(inline.block());
                case Node.Section section -> block(section.block());
            };
            if (effect != null) {
                around(nodes, i, effect, isRoot);
            }
        }
    }

    private static void around(List<Node> nodes, int i, Effect effect, boolean isRoot) {
        boolean isPrevious = endsLine(nodes, i - 1, isRoot);
        boolean isNext = beginsLine(nodes, i + 1, isRoot);
        if (effect.after()) {
            right(nodes, i + 1, true);
        }
        if (effect.before()) {
            left(nodes, i - 1, true);
        }
        if (effect.isAlone() && isPrevious && isNext) {
            right(nodes, i + 1, false);
            left(nodes, i - 1, false);
        }
        if (effect.opens() && isPrevious) {
            right(effect.opening().orElseThrow().body().nodes(), 0, false);
            left(nodes, i - 1, false);
        }
        if (effect.closes() && isNext) {
            right(nodes, i + 1, false);
            List<Node> last = last(effect.opening().orElseThrow());
            left(last, last.size() - 1, false);
        }
    }

    private static List<Node> last(Block block) {
        return block.inverted().orElse(block.body()).nodes();
    }

    private static Effect block(Block block) {
        strip(block.body(), false);
        block.inverted().ifPresent(inverted -> strip(inverted, false));
        List<Node> body = block.body().nodes();
        List<Node> first = block.inverted().map(Whitespace::firstOf).orElse(body);
        List<Node> last = block.inverted().map(Whitespace::lastOf).orElse(body);
        boolean opens = beginsLine(body, 0, false);
        boolean closes = endsLine(first, first.size() - 1, false);
        if (block.open().after()) {
            right(body, 0, true);
        }
        if (block.inverted().isPresent()) {
            between(block, body, first);
        }
        if (block.close().before()) {
            left(last, last.size() - 1, true);
        }
        return new Effect(block.open().before(), block.close().after(), false, Optional.of(block), opens, closes);
    }

    private static void between(Block block, List<Node> body, List<Node> first) {
        if (block.between().before()) {
            left(body, body.size() - 1, true);
        }
        if (block.between().after()) {
            right(first, 0, true);
        }
        if (endsLine(body, body.size() - 1, false) && beginsLine(first, 0, false)) {
            left(body, body.size() - 1, false);
            right(first, 0, false);
        }
    }

    private static List<Node> firstOf(Body inverted) {
        return inverted.isChained() && inverted.nodes().getFirst() instanceof Node.Section section
                ? section.block().body().nodes()
                : inverted.nodes();
    }

    private static List<Node> lastOf(Body inverted) {
        Body last = inverted;
        while (last.isChained() && last.nodes().getLast() instanceof Node.Section section) {
            last = section.block().body();
        }
        return last.nodes();
    }

    private static boolean endsLine(List<Node> nodes, int i, boolean isRoot) {
        if (i < 0) {
            return isRoot;
        }
        if (!(nodes.get(i) instanceof Text text)) {
            return false;
        }
        int at = text.original.length();
        while (at > 0 && isSpace(text.original.charAt(at - 1)) && text.original.charAt(at - 1) != '\n') {
            at--;
        }
        return at == 0 ? isRoot && i == 0 : text.original.charAt(at - 1) == '\n';
    }

    private static boolean beginsLine(List<Node> nodes, int i, boolean isRoot) {
        if (i >= nodes.size()) {
            return isRoot;
        }
        if (!(nodes.get(i) instanceof Text text)) {
            return false;
        }
        int at = 0;
        int end = text.original.length();
        while (at < end && isSpace(text.original.charAt(at)) && text.original.charAt(at) != '\n') {
            at++;
        }
        return at == end ? isRoot && i == nodes.size() - 1 : text.original.charAt(at) == '\n';
    }

    private static void right(List<Node> nodes, int i, boolean isWhole) {
        if (i >= nodes.size() || !(nodes.get(i) instanceof Text text) || (!isWhole && text.isStrippedRight)) {
            return;
        }
        int before = text.from;
        while (text.from < text.to && isTaken(text.original.charAt(text.from), isWhole)) {
            text.from++;
        }
        if (!isWhole && text.original.startsWith("\r\n", text.from) && text.from + 2 <= text.to) {
            text.from += 2;
        } else if (!isWhole && text.from < text.to && text.original.charAt(text.from) == '\n') {
            text.from++;
        }
        text.isStrippedRight = text.from != before;
    }

    private static void left(List<Node> nodes, int i, boolean isWhole) {
        if (i < 0 || !(nodes.get(i) instanceof Text text) || (!isWhole && text.isStrippedLeft)) {
            return;
        }
        int before = text.to;
        while (text.to > text.from && isTaken(text.original.charAt(text.to - 1), isWhole)) {
            text.to--;
        }
        text.isStrippedLeft = text.to != before;
    }

    private static boolean isTaken(char c, boolean isWhole) {
        return isWhole ? isSpace(c) : c == ' ' || c == '\t';
    }

    /// What JavaScript's `\s` takes (ECMA-262, WhiteSpace and LineTerminator).
    static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\uFEFF'
                || Character.getType(c) == Character.SPACE_SEPARATOR;
    }
}
