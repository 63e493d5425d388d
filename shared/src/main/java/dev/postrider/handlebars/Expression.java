package dev.postrider.handlebars;

import java.util.List;
import java.util.SequencedMap;

/// What stands in a tag.
sealed interface Expression {
    /// Where it begins in the source.
    int at();

    /// As it is written, for an error's words.
    String source();

    /// A string, number, `true`, `false`, `null` or `undefined`.
    record Literal(Token token) implements Expression {
        @Override
        public int at() {
            return token.at();
        }

        @Override
        public String source() {
            return token.raw();
        }
    }

    /// A way to a value.
    ///
    /// @param up     how many `../` it begins with
    /// @param isData whether it begins with `@`
    /// @param isBare whether it begins with a name, and not with `this`, `./` or `../`
    record Path(String source, int at, int up, boolean isData, boolean isBare, List<String> parts)
            implements Expression {
        /// Whether it could be the name of a helper.
        boolean isSimple() {
            return isBare && parts.size() == 1 && !isData;
        }
    }

    /// A name with arguments, or in round brackets.
    record Call(Expression name, List<Expression> arguments, SequencedMap<String, Expression> hash)
            implements Expression {
        @Override
        public int at() {
            return name.at();
        }

        @Override
        public String source() {
            return name.source();
        }

        boolean isPlain() {
            return arguments.isEmpty() && hash.isEmpty();
        }
    }
}
