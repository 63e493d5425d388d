package dev.postrider.benchmarks.load;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// What a lap came to: how many in a second, and how long each took, in microseconds.
///
/// @param accept   from when an event was due to the answer that it is accepted
/// @param landed   from when an event was due to the first byte of its webhook
/// @param delivery from the answer to that first byte; 0 if the webhook was faster than the answer
public record Report(
        double eventsPerSecond, double webhooksPerSecond, Histogram accept, Histogram landed, Histogram delivery) {
    private static final int DIGITS = 3;
    private static final double NANOS = 1e9;
    private static final int SHOWN = 20;

    /// Adds up a lap.
    public static Report of(Lap lap) {
        Histogram accept = new Histogram(DIGITS);
        Histogram landed = new Histogram(DIGITS);
        Histogram delivery = new Histogram(DIGITS);
        lap.accepted().forEach(event -> {
            accept.recordValue(micros(lap.acceptedAt(event) - lap.dueAt(event)));
            lap.channels()
                    .filter(channel -> lap.arrivals().count(event, channel) > 0)
                    .mapToLong(channel -> lap.arrivals().firstByte(event, channel))
                    .forEach(at -> {
                        landed.recordValue(micros(at - lap.dueAt(event)));
                        delivery.recordValue(micros(at - lap.acceptedAt(event)));
                    });
        });
        return new Report(
                rate(accept, lap, lap::acceptedAt),
                rate(landed, lap, event -> lastByte(lap, event)),
                accept,
                landed,
                delivery);
    }

    private static long micros(long nanos) {
        return Math.max(0, nanos / 1000);
    }

    private static long lastByte(Lap lap, int event) {
        return lap.channels()
                .mapToLong(channel -> lap.arrivals().firstByte(event, channel))
                .max()
                .orElse(0);
    }

    /// From the first that was due to the last that came.
    private static double rate(Histogram counted, Lap lap, IntToLongFunction end) {
        long first = lap.accepted().mapToLong(lap::dueAt).min().orElse(0);
        long last = lap.accepted().mapToLong(end).max().orElse(0);
        return last > first ? counted.getTotalCount() * NANOS / (last - first) : 0;
    }

    /// A table for people, with what is missing or came twice below.
    String text(Lap lap) {
        return Stream.of(
                        Stream.of(
                                String.format(
                                        Locale.ROOT,
                                        "%s: %d events for %d channels",
                                        lap.plan().pace(),
                                        lap.plan().events(),
                                        lap.plan().channels()),
                                String.format(
                                        Locale.ROOT,
                                        "accepted %8d events   %8.1f a second, %d refused",
                                        accept.getTotalCount(),
                                        eventsPerSecond,
                                        lap.refused()),
                                String.format(
                                        Locale.ROOT,
                                        "received %8d webhooks %8.1f a second, %d missing, %d more than once",
                                        landed.getTotalCount(),
                                        webhooksPerSecond,
                                        lap.missing().size(),
                                        lap.repeated().size()),
                                String.format(
                                        Locale.ROOT, "%-24s%10s%10s%10s%10s", "ms", "p50", "p99", "p99.9", "most"),
                                row("event due to accepted", accept),
                                row("event due to first byte", landed),
                                row("accepted to first byte", delivery)),
                        list("missing", lap.missing()),
                        list("more than once", lap.repeated()))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private static String row(String what, Histogram times) {
        return String.format(
                Locale.ROOT,
                "%-24s%10.1f%10.1f%10.1f%10.1f",
                what,
                millis(times, 50),
                millis(times, 99),
                millis(times, 99.9),
                millis(times, 100));
    }

    /// A percentile in milliseconds.
    public static double millis(Histogram times, double percentile) {
        return times.getTotalCount() == 0 ? 0 : times.getValueAtPercentile(percentile) / 1000.0;
    }

    private static Stream<String> list(String what, List<Lap.Webhook> webhooks) {
        return webhooks.stream().limit(SHOWN).map(webhook -> what + ": " + webhook);
    }
}
