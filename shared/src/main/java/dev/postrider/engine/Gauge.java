package dev.postrider.engine;

import dev.postrider.delivery.Reason;
import dev.postrider.metrics.Tally.Sequel;
import dev.postrider.runtime.MetricLog.Metric;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What CloudWatch is told of the attempts of a batch. Each is a metric that is paid for, so each answers a question
/// that
/// somebody is woken for; template.yaml's alarms and dashboard ask for them by these names.
public enum Gauge {
    /// Deliveries that have landed.
    DELIVERED("Delivered"),
    /// Deliveries that nothing more is tried for, after a failed attempt.
    FAILED("Failed"),
    /// Attempts that were claimed anew after the worker of the one before was lost: perhaps a second request.
    REPEATED_CLAIMS("RepeatedClaims"),
    /// Attempts whose endpoint is none that webhooks may reach.
    BLOCKED("Blocked"),
    /// Attempts that the channel's own templates stopped.
    RENDER_ERRORS("RenderErrors"),
    /// How long requests took, each by itself: their number is that of the requests.
    REQUEST_TIME("RequestTime"),
    /// From an event's acceptance to the start of a delivery's first attempt.
    FIRST_ATTEMPT_DELAY("FirstAttemptDelay");

    private final String metric;

    Gauge(String metric) {
        this.metric = metric;
    }

    /// Its name in CloudWatch.
    public String metric() {
        return metric;
    }

    Metric of(List<Reading> batch) {
        return switch (this) {
            case DELIVERED -> count(batch, each -> each.sequel() == Sequel.LANDED);
            case FAILED -> count(batch, each -> each.sequel() == Sequel.GIVEN_UP);
            case REPEATED_CLAIMS -> count(batch, Reading::isRepeated);
            case BLOCKED -> count(batch, each -> each.reason() == Reason.BLOCKED_ADDRESS);
            case RENDER_ERRORS -> count(batch, each -> each.reason() == Reason.RENDER_ERROR);
            case REQUEST_TIME -> times(batch, Reading::took);
            case FIRST_ATTEMPT_DELAY -> times(batch, Reading::sinceAcceptance);
        };
    }

    private Metric count(List<Reading> batch, Predicate<Reading> isOne) {
        long count = batch.stream().filter(isOne).count();
        return new Metric(metric, "Count", count == 0 ? List.of() : List.of(count));
    }

    private Metric times(List<Reading> batch, Function<Reading, Stream<Duration>> of) {
        return new Metric(
                metric,
                "Milliseconds",
                batch.stream().flatMap(of).map(Duration::toMillis).toList());
    }
}
