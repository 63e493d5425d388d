package dev.postrider.ingest;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.JsonText;
import dev.postrider.event.TraceId;
import dev.postrider.gateway.ApiRequest;
import java.util.Optional;

/// Which trace the events of a request are part of: that which an event names itself (CloudEvents' distributed tracing
/// extension 1.0.2), or the caller's `traceparent`, or the one that API Gateway gives to every request.
record RequestTrace(Optional<TraceId> whole) {
    private static final String TRACEPARENT = "traceparent";

    static RequestTrace read(ApiRequest request) {
        return new RequestTrace(request.header(TRACEPARENT)
                .flatMap(text -> TraceId.ofTraceparent(text.strip()))
                .or(() -> request.header("x-amzn-trace-id").flatMap(TraceId::ofAmazon)));
    }

    AcceptedEvent of(AcceptedEvent accepted) {
        return accepted.partOf(Optional.ofNullable(accepted.event().extensions().get(TRACEPARENT))
                .flatMap(RequestTrace::named)
                .or(() -> whole));
    }

    /// A text in JSON; one with an escape in it is no traceparent.
    private static Optional<TraceId> named(JsonText extension) {
        String text = extension.value();
        return text.length() > 2 ? TraceId.ofTraceparent(text.substring(1, text.length() - 1)) : Optional.empty();
    }
}
