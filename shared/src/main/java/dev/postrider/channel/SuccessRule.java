package dev.postrider.channel;

import dev.postrider.event.JsonText;
import java.util.List;

/// Which answers count as success. Some receivers answer 200 and say in the body that nothing was done.
///
/// @param statuses one of them must match the answer's status
/// @param body     what the answer's body must say beside that
public record SuccessRule(List<StatusPattern> statuses, Body body) {
    public static final SuccessRule STANDARD = new SuccessRule(List.of(new StatusPattern("2xx")), new Body.Anything());

    public SuccessRule {
        statuses = List.copyOf(statuses);
    }

    public boolean accepts(int status) {
        return statuses.stream().anyMatch(pattern -> pattern.matches(status));
    }

    /// What the body of an answer must say.
    public sealed interface Body {
        record Anything() implements Body {}

        /// This text stands in it, in the same letters.
        record Contains(String text) implements Body {}

        /// It is a JSON object in which the fields of this one have the same values; an object among them is compared
        /// in the same way, and what else there is does not matter.
        record Holds(JsonText fields) implements Body {}
    }
}
