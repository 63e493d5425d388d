package dev.postrider.management;

import dev.postrider.channel.ChannelId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What `GET /v1/metrics` is asked for.
///
/// @param since     the beginning of the first row
/// @param until     the end of the last row
/// @param byChannel whether each channel has rows of its own
record MetricsFilter(Optional<ChannelId> channel, Instant since, Instant until, Step step, boolean byChannel) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    /// The time that one row is about, in UTC.
    enum Step {
        HOUR(ChronoUnit.HOURS),
        DAY(ChronoUnit.DAYS);

        private final ChronoUnit unit;

        Step(ChronoUnit unit) {
            this.unit = unit;
        }

        Instant start(Instant moment) {
            return moment.truncatedTo(unit);
        }

        Instant next(Instant moment) {
            return start(moment).plus(1, unit);
        }
    }

    static MetricsFilter of(ApiRequest request, Instant now) {
        Paging.only(request, Set.of("channel", "since", "until", "granularity", "groupBy"));
        Step step = QueryText.read(request, "granularity", MetricsFilter::step, "hour or day")
                .orElse(Step.HOUR);
        Instant until = QueryText.time(request, "until").orElse(now);
        Instant since = step.start(QueryText.time(request, "since").orElse(until.minus(DAY)));
        if (!since.isBefore(until) || Duration.between(since, until).compareTo(LONGEST) > 0) {
            throw Refusal.invalid(
                    "",
                    "invalid_request",
                    "`since` comes before `until`, by 31 days at most",
                    "for example since=2026-11-20T00:00:00Z, which goes on until now");
        }
        return new MetricsFilter(
                QueryText.read(request, "channel", ChannelId::new, "a channel id"),
                since,
                step.start(until).equals(until) ? until : step.next(until),
                step,
                QueryText.read(request, "groupBy", MetricsFilter::group, "channel")
                        .isPresent());
    }

    private static Step step(String word) {
        return Arrays.stream(Step.values())
                .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static String group(String word) {
        if (!word.equals("channel")) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }

    Stream<Instant> moments() {
        return Stream.iterate(since, moment -> moment.isBefore(until), step::next);
    }
}
