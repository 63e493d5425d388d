package dev.postrider.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why an attempt, or a whole delivery, ended as it did. The code is stable: history, logs and metrics use it.
public enum Reason {
    OK("the receiver answered with a status that counts as success"),
    HTTP_4XX("the receiver refused the request: look at its answer; the URL, the credentials or the body may be wrong"),
    HTTP_5XX("the receiver failed: look at its answer and its logs"),
    RATE_LIMITED("the receiver asked for fewer requests"),
    TIMEOUT_CONNECT("no connection in time: the host may be down or may drop our packets"),
    TIMEOUT_READ("no complete answer before the channel's deadline: answer first and work afterwards"),
    DNS("the host name could not be resolved: look at the URL"),
    TLS("no trusted TLS connection within 5 s: look at the receiver's certificate and its chain"),
    REFUSED("nothing listens at the host and port"),
    RESET("the receiver closed the connection before it had answered, or sent what is no HTTP answer"),
    REDIRECT("the receiver redirects, and redirects are not followed: put the final URL into the channel"),
    BLOCKED_ADDRESS("the endpoint is not one that webhooks may reach"),
    RENDER_ERROR("the channel's templates do not render this event: mend the template, then retry"),
    RESPONSE_CHECK("the answer is not what the channel counts as success: look at it, and at the channel's `success`"),
    PAYLOAD_TOO_LARGE("the rendered request is over its size limit"),
    WORKER_LOST("the worker that sent this attempt stopped before it could record the answer"),
    EXPIRED("the next attempt would start after the delivery's maximum age");

    private final String hint;

    Reason(String hint) {
        this.hint = hint;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a person does about it.
    public String hint() {
        return hint;
    }

    public static Optional<Reason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
