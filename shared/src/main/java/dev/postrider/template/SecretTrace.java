package dev.postrider.template;

import java.util.Set;

/// What a rendering has taken from secrets, for whoever binds them to origins and masks what is shown.
///
/// @param names  of the secrets that any expression touched, printed or not
/// @param values the whole printed value of every expression that touched one: `base64(user:token)` holds the token
///               in a form that no search for the token finds
public record SecretTrace(Set<String> names, Set<String> values) {
    public static final SecretTrace NONE = new SecretTrace(Set.of(), Set.of());

    public SecretTrace {
        names = Set.copyOf(names);
        values = Set.copyOf(values);
    }

    /// Says how much there is, and nothing of what.
    @Override
    public String toString() {
        return "SecretTrace[" + names + ", " + values.size() + " values]";
    }
}
