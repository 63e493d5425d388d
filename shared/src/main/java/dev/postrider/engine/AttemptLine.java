package dev.postrider.engine;

import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.RetryDecision;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Timing;
import dev.postrider.runtime.WideLog;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// All that the log tells of one attempt. Of its request the host and the sizes, of the answer the status: never a
/// path,
/// a query, a header or a body. What is zero, or did not happen, is left out.
record AttemptLine(Sendable sendable, Attempt attempt) {
    static AttemptLine of(Sendable sendable, Attempt attempt) {
        return new AttemptLine(sendable, attempt);
    }

    /// Writes it.
    ///
    /// @param decision what follows; empty where somebody else decides, since the lease had run out
    void write(WideLog.Line line, Optional<RetryDecision> decision) {
        Delivery delivery = sendable.delivery();
        line.put("tenant", delivery.key().tenant().value())
                .put("channel", delivery.key().channel().value())
                .put("version", attempt.channelVersion())
                .put("event", delivery.key().event().value())
                .put("delivery", delivery.key().id().value())
                .put("attempt", attempt.number())
                .put("trigger", attempt.trigger().word())
                .put("reason", attempt.reason().code());
        attempt.response().ifPresent(answer -> line.put("status", answer.status()));
        line.put("decision", decision.map(RetryDecision::word).orElse("fenced"));
        if (decision.isPresent() && decision.orElseThrow() instanceof RetryDecision.RetryAt(var next)) {
            line.put("nextAt", next.truncatedTo(ChronoUnit.MILLIS));
        }
        putUnlessZero(line, "lostWorkers", delivery.progress().lost());
        writeTimes(line);
        writeTraffic(line);
        sendable.event().trace().ifPresent(trace -> line.put("trace", trace.value()));
    }

    private void writeTimes(WideLog.Line line) {
        Timing timing = attempt.timing();
        putUnlessZero(
                line,
                "lateMs",
                Duration.between(timing.scheduledAt(), timing.startedAt()).toMillis());
        line.put("durationMs", timing.took().toMillis());
        attempt.journey().phases().forEach((phase, took) -> putUnlessZero(line, phase.field(), took.toMillis()));
    }

    private void writeTraffic(WideLog.Line line) {
        attempt.request().ifPresent(request -> {
            line.put("host", host(request));
            putUnlessZero(line, "sentBytes", request.body().size());
        });
        attempt.response()
                .ifPresent(answer ->
                        putUnlessZero(line, "receivedBytes", answer.body().size()));
    }

    private static void putUnlessZero(WideLog.Line line, String field, long value) {
        if (value != 0) {
            line.put(field, value);
        }
    }

    /// What stands between the scheme and the path, with its port where that is not the scheme's own. Cut out of the
    /// text, which need not be a URL any more where a secret was masked in it.
    private static String host(SentRequest request) {
        String url = request.url();
        int start = url.indexOf("://") + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(start, end);
    }
}
