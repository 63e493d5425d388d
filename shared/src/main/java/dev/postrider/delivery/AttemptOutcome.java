package dev.postrider.delivery;

import dev.postrider.template.TemplateFault;
import java.util.Optional;

/// What one attempt came to. Whoever decides on it switches over all of it.
public sealed interface AttemptOutcome {
    /// The receiver answered, and its answer counts as success.
    record Delivered(int status) implements AttemptOutcome {}

    /// The receiver answered with anything else.
    ///
    /// @param retryAfter the answer's Retry-After field as it came
    record Refused(int status, Optional<String> retryAfter) implements AttemptOutcome {}

    /// The receiver answered, and its status would do, but the channel counts something else as success.
    ///
    /// @param why what the answer lacks; nothing of the answer itself
    record Unconfirmed(int status, String why) implements AttemptOutcome {}

    /// No whole answer came.
    record Unreachable(Fault fault) implements AttemptOutcome {}

    /// The endpoint policy said no. A name may resolve elsewhere tomorrow; a literal address never changes.
    ///
    /// @param why what a person must know beside that; names no address
    record Forbidden(boolean forGood, Optional<String> why) implements AttemptOutcome {
        public Forbidden(boolean forGood) {
            this(forGood, Optional.empty());
        }
    }

    /// Nothing was sent: a template does not render this event.
    record Unrenderable(String place, TemplateFault fault) implements AttemptOutcome {}

    /// Nothing was sent: the rendered request is over a limit.
    record TooLarge(String limit) implements AttemptOutcome {}

    /// The worker stopped between its claim and its record; whether the request left is unknown.
    record Lost() implements AttemptOutcome {}

    /// What HTTP itself says of an answer: every 2xx is a success (RFC 9110, section 15.3). A channel may see it
    /// otherwise.
    static AttemptOutcome of(ReceivedResponse answer) {
        int status = answer.status();
        return status >= 200 && status < 300 ? new Delivered(status) : refused(answer);
    }

    /// An answer that is none of those a channel counts as success, whatever HTTP says of it.
    static AttemptOutcome refused(ReceivedResponse answer) {
        return new Refused(answer.status(), Optional.ofNullable(answer.headers().get("retry-after")));
    }

    default Reason reason() {
        return switch (this) {
            case Delivered _ -> Reason.OK;
            case Refused(int status, Optional<String> _) -> ofStatus(status);
            case Unconfirmed _ -> Reason.RESPONSE_CHECK;
            case Unreachable(Fault fault) -> fault.reason();
            case Forbidden _ -> Reason.BLOCKED_ADDRESS;
            case Unrenderable _ -> Reason.RENDER_ERROR;
            case TooLarge _ -> Reason.PAYLOAD_TOO_LARGE;
            case Lost _ -> Reason.WORKER_LOST;
        };
    }

    private static Reason ofStatus(int status) {
        if (status == 429) {
            return Reason.RATE_LIMITED;
        }
        if (status >= 500) {
            return Reason.HTTP_5XX;
        }
        return status >= 300 && status < 400 ? Reason.REDIRECT : Reason.HTTP_4XX;
    }

    /// The ways in which no whole answer comes.
    enum Fault {
        CONNECT_TIMEOUT(Reason.TIMEOUT_CONNECT),
        DEADLINE(Reason.TIMEOUT_READ),
        NAME_NOT_RESOLVED(Reason.DNS),
        TLS_FAILED(Reason.TLS),
        CONNECTION_REFUSED(Reason.REFUSED),
        CONNECTION_RESET(Reason.RESET);

        private final Reason reason;

        Fault(Reason reason) {
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
