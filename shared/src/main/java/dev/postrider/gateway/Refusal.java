package dev.postrider.gateway;

import dev.postrider.runtime.Problem;
import java.util.List;

/// Ends a request with a problem that is the caller's to mend. The handler's edge turns it into the answer.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static Refusal unauthenticated() {
        return new Refusal(Problem.of(
                401,
                "unauthenticated",
                "The key is not known",
                "send a valid key as `Authorization: Bearer <key>`; it may have been revoked or mistyped"));
    }

    public static Refusal forbidden(Scope scope) {
        return new Refusal(Problem.of(
                403, "forbidden", "The key may not do this", "this call needs a key with the scope " + scope.word()));
    }

    public static Refusal notFound(String what) {
        return new Refusal(Problem.of(404, "not_found", "Not found", what));
    }

    public static Refusal invalid(List<Problem.Mistake> errors) {
        return new Refusal(Problem.invalid(errors));
    }

    public static Refusal invalid(String pointer, String code, String detail, String hint) {
        return invalid(List.of(Problem.Mistake.at(pointer, code, detail, hint)));
    }
}
