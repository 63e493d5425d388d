package dev.postrider.local.http;

import dev.postrider.local.sandbox.FunctionPool;
import dev.postrider.local.template.Trigger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The routes of the API. The most specific one wins: a literal segment over `{name}` over `{name+}`, a method over
/// `ANY`.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
final class RouteTable {
    private final List<Entry> entries;

    RouteTable(List<Entry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing(Entry::rank)
                        .thenComparing(entry -> entry.route().method().equals("ANY")))
                .toList();
    }

    /// A route and the function behind it.
    record Entry(Trigger.Route route, FunctionPool function) {
        String key() {
            return route.method() + " " + route.path();
        }

        /// Sorts by specificity: each segment adds one character, `0` for a literal, `1` for a name, `2` for a greedy
        /// one.
        private String rank() {
            StringBuilder rank = new StringBuilder();
            for (String segment : segments(route.path())) {
                rank.append(segment.endsWith("+}") ? '2' : segment.startsWith("{") ? '1' : '0');
            }
            return rank.toString();
        }
    }

    /// The route of a request, with the values of the names in its path.
    record Match(Entry entry, Map<String, String> pathParameters) {}

    Optional<Match> find(String method, String rawPath) {
        List<String> path = segments(rawPath);
        return entries.stream()
                .filter(entry -> entry.route().method().equals("ANY")
                        || entry.route().method().equals(method))
                .flatMap(entry -> match(entry, path).stream())
                .findFirst();
    }

    private static Optional<Match> match(Entry entry, List<String> path) {
        List<String> pattern = segments(entry.route().path());
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (i >= path.size()) {
                return Optional.empty();
            }
            if (expected.endsWith("+}")) {
                String rest = String.join("/", path.subList(i, path.size()));
                parameters.put(expected.substring(1, expected.length() - 2), decoded(rest));
                return Optional.of(new Match(entry, parameters));
            }
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), decoded(path.get(i)));
            } else if (!expected.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return pattern.size() == path.size() ? Optional.of(new Match(entry, parameters)) : Optional.empty();
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1));
    }
}
