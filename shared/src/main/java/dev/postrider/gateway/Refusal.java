package dev.postrider.gateway;

import dev.postrider.access.Scope;
import dev.postrider.runtime.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Ends a request with a problem that is the caller's to mend. The handler's edge turns it into the answer.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Duration retryAfter;

    public Refusal(Problem problem) {
        this(problem, Duration.ZERO);
    }

    private Refusal(Problem problem, Duration retryAfter) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    /// How long to wait before the same request may do better, in whole seconds; empty where waiting does not help.
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter).filter(Duration::isPositive);
    }

    /// The same, seen from outside of what it is about.
    ///
    /// @param parent where that stands in the request's body, as an RFC 6901 pointer
    public Refusal under(String parent) {
        return new Refusal(problem.under(parent), retryAfter);
    }

    public static Refusal unauthenticated() {
        return new Refusal(Problem.of(
                401,
                "unauthenticated",
                "The key is not known",
                "send a valid key as `Authorization: Bearer <key>`; it may be mistyped, revoked or expired"));
    }

    public static Refusal forbidden(Scope scope) {
        return new Refusal(Problem.of(
                403, "forbidden", "The key may not do this", "this call needs a key with the scope " + scope.word()));
    }

    public static Refusal tooMany(Duration retryAfter) {
        return new Refusal(
                Problem.of(
                        429,
                        "too_many_requests",
                        "The key asks too often",
                        "wait " + retryAfter.toSeconds() + " s, as Retry-After says, and send the request again;"
                                + " events go further in a batch"),
                retryAfter);
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
