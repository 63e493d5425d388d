package dev.postrider.document;

import dev.postrider.channel.DeliveryRules;
import dev.postrider.channel.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Reads how a channel's deliveries are attempted.
final class DeliveryRulesReader {
    static final Set<String> FIELDS = Set.of("success", "retry", "timeoutSeconds", "ratePerSecond");

    private DeliveryRulesReader() {}

    static DeliveryRules read(Fields channel) {
        return new DeliveryRules(
                SuccessReader.read(channel.object("success").only(Set.of("statuses", "body"))),
                retry(channel.object("retry")
                        .only(Set.of("scheduleSeconds", "maxAgeSeconds", "finalStatuses", "onTimeout"))),
                channel.integer("timeoutSeconds", 1, (int) DeliveryRules.MAX_TIMEOUT.toSeconds())
                        .map(Duration::ofSeconds)
                        .orElse(DeliveryRules.DEFAULT_TIMEOUT),
                channel.integer("ratePerSecond", 1, DeliveryRules.MAX_RATE));
    }

    private static RetryPolicy retry(Fields fields) {
        RetryPolicy standard = RetryPolicy.STANDARD;
        List<Duration> schedule = fields.integers("scheduleSeconds", 1, (int) RetryPolicy.MAX_WAIT.toSeconds())
                .map(waits -> waits.stream().map(Duration::ofSeconds).toList())
                .orElse(standard.schedule());
        boolean given = fields.object().path("scheduleSeconds").isArray();
        Duration total = schedule.stream().reduce(Duration.ZERO, Duration::plus);
        if ((given && fields.object().path("scheduleSeconds").isEmpty())
                || schedule.size() > RetryPolicy.MAX_RETRIES
                || total.compareTo(RetryPolicy.MAX_TOTAL) > 0) {
            fields.error(
                    "scheduleSeconds",
                    Fields.CODE,
                    "the schedule is 1 to " + RetryPolicy.MAX_RETRIES + " waits of 1 second to 24 hours, 7 days in all",
                    "for example [5, 300, 1800]; leave it out for the standard one");
        }
        return new RetryPolicy(
                schedule,
                fields.integer("maxAgeSeconds", 1, (int) RetryPolicy.MAX_TOTAL.toSeconds())
                        .map(Duration::ofSeconds)
                        .orElse(standard.maxAge()),
                Set.copyOf(fields.integers("finalStatuses", 200, 599).orElse(List.of())),
                fields.bool("onTimeout").orElse(true));
    }
}
