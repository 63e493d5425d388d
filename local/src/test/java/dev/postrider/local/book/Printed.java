package dev.postrider.local.book;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page says that is printed, beside what was printed. `…` stands for anything; ids, times, secrets and
/// signatures stand for any of their kind.
final class Printed {
    private static final Pattern CHANGING = Pattern.compile("…"
            + "|(?:evt|dlv|key|rpl|atp)_[0-9A-Za-z]+"
            + "|\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+Z?"
            + "|\\b1[78]\\d{8}(?:\\d{3})?\\b"
            + "|whsec_[A-Za-z0-9+/=]+"
            + "|v1a?,[A-Za-z0-9+/=]+"
            + "|\\b\\d+(?:\\.\\d+)? ?m?s\\b");

    private Printed() {}

    /// The first line that was promised and not printed, in this order.
    static Optional<String> missing(String promised, String printed) {
        String[] lines = printed.split("\n", -1);
        int next = 0;
        for (String line : promised.lines().filter(text -> !text.isBlank()).toList()) {
            Pattern pattern = pattern(line.strip());
            while (next < lines.length && !pattern.matcher(lines[next].strip()).matches()) {
                next++;
            }
            if (next == lines.length) {
                return Optional.of(line);
            }
            next += line.strip().equals("…") ? 0 : 1;
        }
        return Optional.empty();
    }

    /// Where JSON that was promised is not what was printed; fields that nobody promised do not matter.
    static Optional<String> difference(JsonNode promised, JsonNode printed, String pointer) {
        if (promised.isTextual() && promised.textValue().equals("…")) {
            return Optional.empty();
        }
        return switch (promised.getNodeType()) {
            case OBJECT ->
                promised.properties().stream()
                        .flatMap(field -> inside(field, printed, pointer).stream())
                        .findFirst();
            case ARRAY -> inList(promised, printed, pointer);
            default -> same(promised, printed) ? Optional.empty() : Optional.of(pointer + " is " + printed);
        };
    }

    private static Optional<String> inside(Map.Entry<String, JsonNode> field, JsonNode printed, String pointer) {
        JsonNode there = printed.path(field.getKey());
        String inner = pointer + "/" + field.getKey();
        return there.isMissingNode() ? Optional.of(inner + " is missing") : difference(field.getValue(), there, inner);
    }

    private static Optional<String> inList(JsonNode promised, JsonNode printed, String pointer) {
        for (int i = 0; i < promised.size(); i++) {
            Optional<String> found = difference(promised.get(i), printed.path(i), pointer + "/" + i);
            if (found.isPresent()) {
                return found;
            }
        }
        return printed.size() == promised.size()
                ? Optional.empty()
                : Optional.of(pointer + " has " + printed.size() + " items");
    }

    private static boolean same(JsonNode promised, JsonNode printed) {
        return promised.isTextual()
                ? printed.isTextual()
                        && pattern(promised.textValue())
                                .matcher(printed.textValue())
                                .matches()
                : promised.equals(printed);
    }

    private static Pattern pattern(String line) {
        StringBuilder pattern = new StringBuilder();
        Matcher changing = CHANGING.matcher(line);
        int from = 0;
        while (changing.find()) {
            pattern.append(Pattern.quote(line.substring(from, changing.start())))
                    .append(kind(changing.toMatchResult()));
            from = changing.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(line.substring(from))).toString(), Pattern.DOTALL);
    }

    private static String kind(MatchResult changing) {
        String text = changing.group();
        if (text.equals("…")) {
            return ".*";
        }
        return text.startsWith("whsec_") || text.startsWith("v1")
                ? "[A-Za-z0-9_,+/=]+"
                : text.contains("_") ? Pattern.quote(text.substring(0, 4)) + "[0-9A-Za-z]+" : "[0-9TZ:. ms-]+";
    }
}
