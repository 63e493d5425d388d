package dev.postrider.handlebars;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The times that Checkly's `moment` reads: a few English phrases, dayjs's own form, and what JavaScript's `Date`
/// takes.
final class MomentParse {
    private static final List<String> COUNTS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final String COUNT = "(\\d{1,9}|an?|" + String.join("|", COUNTS.subList(1, COUNTS.size())) + ")";
    private static final String UNIT = "(second|minute|hour|day|week|month|year)";
    private static final Pattern AGO = Pattern.compile(COUNT + "\\s+" + UNIT + "s?\\s+ago");
    private static final Pattern AHEAD =
            Pattern.compile("(?:in\\s+)?" + COUNT + "\\s+" + UNIT + "s?(?:\\s+from\\s+now)?");
    private static final Pattern NEIGHBOUR = Pattern.compile("(last|next)\\s+" + UNIT);

    private static final Pattern DAYJS = Pattern.compile(
            "(\\d{4})[-/]?(\\d{1,2})?[-/]?(\\d{0,2})[Tt\\s]*(\\d{1,2})?:?" + "(\\d{1,2})?:?(\\d{1,2})?[.:]?(\\d+)?");
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?\\s*(Z|[+-]\\d{2}:?\\d{2})");
    private static final String CLOCK = "(?:\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s*([AaPp])[Mm])?)?";
    private static final String ZONE = "\\s*(Z|UTC|GMT|(?:GMT|UTC)?[+-]\\d{2}:?\\d{2})?(?:\\s*\\([^)]*\\))?";
    private static final String WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?";
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final Pattern DAY_FIRST =
            insensitive(WEEKDAY + "(?<day>\\d{1,2})[\\s-]+" + MONTH + "[\\s,-]+(?<year>\\d{4})" + CLOCK + ZONE);
    private static final Pattern MONTH_FIRST =
            insensitive(WEEKDAY + MONTH + "\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})" + CLOCK + ZONE);
    private static final Pattern SLASHES =
            insensitive("(?<month>\\d{1,2})[/-](?<day>\\d{1,2})[/-](?<year>\\d{4})" + CLOCK + ZONE);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private MomentParse() {}

    private static Pattern insensitive(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    static Optional<LocalDateTime> parse(String text, LocalDateTime now) {
        String phrase = JsNumber.trim(text).toLowerCase(Locale.ROOT);
        try {
            return relative(phrase, now).or(() -> absolute(JsNumber.trim(text)));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> relative(String phrase, LocalDateTime now) {
        LocalDateTime today = now.truncatedTo(ChronoUnit.DAYS);
        Matcher ago = AGO.matcher(phrase);
        Matcher ahead = AHEAD.matcher(phrase);
        Matcher neighbour = NEIGHBOUR.matcher(phrase);
        return switch (phrase) {
            case "now" -> Optional.of(now);
            case "today" -> Optional.of(today);
            case "yesterday" -> Optional.of(today.minusDays(1));
            case "tomorrow" -> Optional.of(today.plusDays(1));
            case String _ when ago.matches() -> Optional.of(now.minus(count(ago.group(1)), unit(ago.group(2))));
            case String _ when ahead.matches() -> Optional.of(now.plus(count(ahead.group(1)), unit(ahead.group(2))));
            case String _
            when neighbour.matches() ->
                Optional.of(now.plus(neighbour.group(1).equals("next") ? 1 : -1, unit(neighbour.group(2))));
            default -> Optional.empty();
        };
    }

    private static long count(String count) {
        int word = COUNTS.indexOf(count);
        return count.startsWith("a") ? 1 : word >= 0 ? word : Long.parseLong(count);
    }

    private static ChronoUnit unit(String unit) {
        return ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT) + "S");
    }

    private static Optional<LocalDateTime> absolute(String text) {
        Matcher dayjs = DAYJS.matcher(text);
        if (dayjs.matches()) {
            String millis = dayjs.group(7) == null ? "0" : dayjs.group(7);
            return Optional.of(LocalDateTime.of(number(dayjs.group(1), 0), 1, 1, 0, 0)
                    .plusMonths(number(dayjs.group(2), 1) - 1L)
                    .plusDays(number(dayjs.group(3), 1) - 1L)
                    .plusHours(number(dayjs.group(4), 0))
                    .plusMinutes(number(dayjs.group(5), 0))
                    .plusSeconds(number(dayjs.group(6), 0))
                    .plus(Duration.ofMillis(number(millis.substring(0, Math.min(3, millis.length())), 0))));
        }
        Matcher iso = ISO.matcher(text);
        return iso.matches() ? Optional.of(iso(iso)) : legacy(text);
    }

    private static LocalDateTime iso(Matcher iso) {
        String fraction = (iso.group(7) == null ? "" : iso.group(7)) + "000";
        return LocalDateTime.of(
                        number(iso.group(1), 0),
                        number(iso.group(2), 0),
                        number(iso.group(3), 0),
                        0,
                        number(iso.group(5), 0),
                        number(iso.group(6), 0))
                .plusHours(number(iso.group(4), 0))
                .plus(Duration.ofMillis(number(fraction.substring(0, 3), 0)))
                .minusMinutes(zone(iso.group(8)));
    }

    private static Optional<LocalDateTime> legacy(String text) {
        Matcher slashes = SLASHES.matcher(text);
        if (slashes.matches()) {
            return Optional.of(civil(slashes, number(slashes.group("month"), 1), 4));
        }
        for (Pattern pattern : List.of(DAY_FIRST, MONTH_FIRST)) {
            Matcher named = pattern.matcher(text);
            if (named.matches()) {
                String month = named.group(pattern == DAY_FIRST ? 2 : 1).toLowerCase(Locale.ROOT);
                return Optional.of(civil(named, MONTHS.indexOf(month.substring(0, 3)) + 1, 4));
            }
        }
        return Optional.empty();
    }

    /// @param clock the number of the group that holds the hour
    private static LocalDateTime civil(Matcher found, int month, int clock) {
        int hour = number(found.group(clock), 0);
        String half = found.group(clock + 3);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        return LocalDateTime.of(number(found.group("year"), 0), month, 1, 0, 0)
                .plusDays(number(found.group("day"), 1) - 1L)
                .plusHours(hour)
                .plusMinutes(number(found.group(clock + 1), 0))
                .plusSeconds(number(found.group(clock + 2), 0))
                .minusMinutes(zone(found.group(clock + 4)));
    }

    /// In minutes east of Greenwich.
    private static int zone(@Nullable String zone) {
        String digits = zone == null ? "" : zone.replaceAll("[^0-9]", "");
        if (zone == null || digits.isEmpty()) {
            return 0;
        }
        int minutes = number(digits.substring(0, 2), 0) * 60 + number(digits.substring(2), 0);
        return zone.contains("-") ? -minutes : minutes;
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null || digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }
}
