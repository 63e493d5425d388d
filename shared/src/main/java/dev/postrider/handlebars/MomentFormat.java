package dev.postrider.handlebars;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as dayjs 1.11 with its plugin advancedFormat writes them, in English and UTC.
final class MomentFormat {
    private static final Pattern TOKEN = Pattern.compile("\\[([^\\]]+)]|Q|wo|ww|w|WW|W|zzz|z|gggg|GGGG|Do|X|x|k{1,2}"
            + "|Y{1,4}|M{1,4}|D{1,2}|d{1,4}|H{1,2}|h{1,2}|a|A|m{1,2}|s{1,2}|Z{1,2}|SSS");

    /// Those whose plugins Checkly has not: they fail.
    private static final Set<String> ABSENT = Set.of("wo", "ww", "w", "WW", "W", "zzz", "z", "gggg", "GGGG");

    private MomentFormat() {}

    /// Empty where the pattern asks for what is not there.
    static Optional<String> format(LocalDateTime time, String pattern) {
        Matcher tokens = TOKEN.matcher(pattern);
        StringBuilder out = new StringBuilder();
        while (tokens.find()) {
            if (ABSENT.contains(tokens.group())) {
                return Optional.empty();
            }
            String literal = tokens.group(1);
            tokens.appendReplacement(
                    out, Matcher.quoteReplacement(literal != null ? literal : token(tokens.group(), time)));
        }
        return Optional.of(tokens.appendTail(out).toString());
    }

    private static String token(String token, LocalDateTime time) {
        return switch (token.charAt(0)) {
            case 'Y', 'M', 'D', 'd', 'Q' -> date(token, time);
            default -> clock(token, time);
        };
    }

    private static String date(String token, LocalDateTime time) {
        int day = time.getDayOfMonth();
        String weekday = time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String month = time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return switch (token) {
            case "YY" -> padded(Math.floorMod(time.getYear(), 100), 2);
            case "YYYY" -> padded(time.getYear(), 4);
            case "M", "MM" -> padded(time.getMonthValue(), token.length());
            case "MMM" -> month.substring(0, 3);
            case "MMMM" -> month;
            case "D", "DD" -> padded(day, token.length());
            case "Do" -> day + ordinal(day);
            case "d" -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case "dd" -> weekday.substring(0, 2);
            case "ddd" -> weekday.substring(0, 3);
            case "dddd" -> weekday;
            case "Q" -> Integer.toString((time.getMonthValue() + 2) / 3);
            default -> "+0000"; // what dayjs prints for Y and YYY
        };
    }

    private static String clock(String token, LocalDateTime time) {
        int hour = time.getHour();
        int twelve = hour % 12 == 0 ? 12 : hour % 12;
        return switch (token) {
            case "H", "HH" -> padded(hour, token.length());
            case "h", "hh" -> padded(twelve, token.length());
            case "k", "kk" -> padded(hour == 0 ? 24 : hour, token.length());
            case "a" -> hour < 12 ? "am" : "pm";
            case "A" -> hour < 12 ? "AM" : "PM";
            case "m", "mm" -> padded(time.getMinute(), token.length());
            case "s", "ss" -> padded(time.getSecond(), token.length());
            case "SSS" -> padded(time.getNano() / 1_000_000, 3);
            case "Z" -> "+00:00";
            case "X" -> Long.toString(time.toEpochSecond(ZoneOffset.UTC));
            case "x" -> Long.toString(time.toInstant(ZoneOffset.UTC).toEpochMilli());
            default -> "+0000";
        };
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String ordinal(int day) {
        if (day % 100 >= 11 && day % 100 <= 13) {
            return "th";
        }
        return switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
