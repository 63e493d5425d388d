package dev.postrider.ingest;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventQueue;
import dev.postrider.runtime.WideLog;
import java.util.List;

/// Hands events to the queue, which keeps the promise that a 202 makes.
public final class EventIntake {
    private final EventQueue queue;
    private final WideLog log;

    public EventIntake(EventQueue queue, WideLog log) {
        this.queue = queue;
        this.log = log;
    }

    /// Sends events on their way.
    ///
    /// @param requestId of the request that they came with
    /// @return one answer for each, in their order: whether it is accepted for certain
    List<Boolean> accept(List<AcceptedEvent> events, String requestId) {
        List<Boolean> sent = queue.send(events);
        for (int i = 0; i < events.size(); i++) {
            write(events.get(i), requestId, sent.get(i));
        }
        return sent;
    }

    /// Logs what ended a request.
    void tellOfFailure(String requestId, RuntimeException e) {
        log.write("request.failed", line -> line.put("request", requestId).put(e));
    }

    private void write(AcceptedEvent accepted, String requestId, boolean isSent) {
        log.write(isSent ? "event.accepted" : "event.refused", line -> {
            line.put("tenant", accepted.tenant().value())
                    .put("event", accepted.event().id().value())
                    .put("type", accepted.event().type().value())
                    .put("dataLength", accepted.event().data().value().length())
                    .put("request", requestId);
            accepted.trace().ifPresent(trace -> line.put("trace", trace.value()));
        });
    }
}
