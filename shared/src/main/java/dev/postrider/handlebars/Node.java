package dev.postrider.handlebars;

import java.util.List;
import java.util.Optional;

/// A part of a template.
sealed interface Node {
    /// Whether the tag strips the whitespace before and after it.
    record Strip(boolean before, boolean after) {
        static final Strip NONE = new Strip(false, false);
    }

    /// Literal text. What it loses to `~` and to tags that stand alone on their line is taken from its ends.
    final class Text implements Node {
        final String original;
        final int at;

        // mutable: the bounds of what is left of it, and which end a lone tag has been at already
        int from;
        int to; // mutable: see above
        boolean isStrippedRight; // mutable: see above
        boolean isStrippedLeft; // mutable: see above

        Text(String original, int at) {
            this.original = original;
            this.at = at;
            this.to = original.length();
        }

        String value() {
            return original.substring(from, to);
        }
    }

    record Comment(Strip strip) implements Node {}

    record Print(Expression.Call call, boolean isEscaped, Strip strip) implements Node {}

    /// A call of a partial.
    ///
    /// @param fallback what a partial block holds
    record Partial(Expression.Call call, Optional<Block> fallback, Strip strip) implements Node {}

    record Inline(Expression name, Block block) implements Node {}

    record Section(Expression.Call call, boolean isInverted, Block block) implements Node {}

    /// A tag with an end.
    ///
    /// @param inverted what comes after `else`
    record Block(List<String> parameters, Body body, Optional<Body> inverted, Strip open, Strip between, Strip close) {
        Block closedBy(Strip strip) {
            return new Block(parameters, body, inverted, open, between, strip);
        }
    }

    /// What stands between two tags.
    ///
    /// @param isChained whether it is one section, that of an `else if`
    record Body(List<Node> nodes, boolean isChained) {}
}
