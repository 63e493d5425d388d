package dev.postrider.intake;

import dev.postrider.runtime.Problem;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with one posted event, gathered while it is read.
///
/// @param pointer where in the request's body the event stands
public record Mistakes(String pointer, List<Problem.Mistake> found) {
    public static final String INVALID = "invalid_request";

    public static Mistakes at(String pointer) {
        return new Mistakes(pointer, new ArrayList<>());
    }

    public void add(String field, String code, String detail, String hint) {
        found.add(Problem.Mistake.at(pointer + "/" + field, code, detail, hint));
    }
}
