package dev.postrider.handlebars;

import dev.postrider.secret.SecretText;
import java.util.Map;

/// `@secrets`: gives one by its name and is otherwise opaque; whoever takes one is on record.
record Secrets(Map<String, SecretText> byName) {
    Object get(String name) {
        SecretText secret = byName.get(name);
        if (secret == null) {
            return Nothing.UNDEFINED;
        }
        Run.CURRENT.get().touch(name);
        return secret.reveal();
    }

    @Override
    public String toString() {
        return "";
    }
}
