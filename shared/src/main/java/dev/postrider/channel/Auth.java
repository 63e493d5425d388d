package dev.postrider.channel;

import dev.postrider.secret.SecretValue;
import java.util.Locale;

/// How a channel's requests prove who sends them: one header, made from a secret.
public sealed interface Auth {
    /// What the secret is called in its context.
    String CONTEXT_NAME = "auth";

    SecretValue value();

    Auth with(SecretValue next);

    /// `Authorization: Basic …` (RFC 7617).
    record Basic(String username, SecretValue value) implements Auth {
        @Override
        public Auth with(SecretValue next) {
            return new Basic(username, next);
        }
    }

    /// `Authorization: Bearer …` (RFC 6750).
    record Bearer(SecretValue value) implements Auth {
        @Override
        public Auth with(SecretValue next) {
            return new Bearer(next);
        }
    }

    /// A header of the receiver's own choice.
    record Header(String name, SecretValue value) implements Auth {
        @Override
        public Auth with(SecretValue next) {
            return new Header(name, next);
        }
    }

    /// The name of the header that carries it, in lower case.
    default String header() {
        return switch (this) {
            case Basic _, Bearer _ -> "authorization";
            case Header(String name, var _) -> name.toLowerCase(Locale.ROOT);
        };
    }
}
