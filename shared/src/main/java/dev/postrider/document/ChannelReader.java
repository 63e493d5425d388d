package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.Match;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.channel.TypePattern;
import dev.postrider.runtime.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads a channel out of JSON and notes everything that is wrong with its shape. What its templates and its endpoint
/// are worth is [ChannelCheck]'s matter.
public final class ChannelReader {
    private static final Set<String> FIELDS =
            Set.of("id", "name", "description", "state", "match", "request", "variables", "retry", "timeoutSeconds");
    private static final Set<String> SHOWN_ONLY = Set.of("version", "createdAt", "updatedAt");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Predicate<String> HAS_CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]").asPredicate();
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2000;
    private static final int MAX_VARIABLE = 2048;
    private static final int MAX_TYPES = 100;

    private ChannelReader() {}

    /// Reads a channel, as far as it can be read.
    ///
    /// @param errors grows by everything found wrong; the channel is worth nothing when it has grown
    public static Channel read(JsonNode json, Channel.Version version, List<Problem.Mistake> errors) {
        Fields fields = new Fields(json, "", errors);
        Set<String> known = new java.util.HashSet<>(FIELDS);
        known.addAll(SHOWN_ONLY);
        fields.only(known);
        return new Channel(
                id(fields),
                label(fields),
                state(fields),
                match(fields.object("match").only(Set.of("types"))),
                RequestReader.read(fields),
                variables(fields.object("variables")),
                retry(fields.object("retry")
                        .only(Set.of("scheduleSeconds", "maxAgeSeconds", "finalStatuses", "onTimeout"))),
                fields.integer("timeoutSeconds", 1, (int) Channel.MAX_TIMEOUT.toSeconds())
                        .map(Duration::ofSeconds)
                        .orElse(Channel.DEFAULT_TIMEOUT),
                version);
    }

    private static ChannelId id(Fields fields) {
        String id = fields.text("id").orElse("");
        if (!ChannelId.isValid(id)) {
            fields.error(
                    "id", "bad_id", "a channel needs an id of 2 to 63 of a-z, 0-9 and -", "for example prod-alerts");
            return new ChannelId("invalid");
        }
        return new ChannelId(id);
    }

    private static Channel.Label label(Fields fields) {
        String name = fields.text("name").orElseGet(() -> fields.text("id").orElse(""));
        String description = fields.text("description").orElse("");
        checkText(fields, "name", name, MAX_NAME);
        checkText(fields, "description", description, MAX_DESCRIPTION);
        return new Channel.Label(name, description);
    }

    private static void checkText(Fields fields, String field, String text, int max) {
        if (text.length() > max || HAS_CONTROL.test(text)) {
            fields.error(
                    field,
                    Fields.CODE,
                    "`" + field + "` must have at most " + max + " characters and no control characters",
                    "shorten it, or remove what is not text");
        }
    }

    private static ChannelState state(Fields fields) {
        String word = fields.text("state").orElse("enabled");
        return switch (word) {
            case "enabled" -> ChannelState.ENABLED;
            case "paused" -> ChannelState.PAUSED;
            case "disabled" -> ChannelState.DISABLED;
            default -> {
                fields.error("state", Fields.CODE, "`state` is enabled, paused or disabled", "not " + word);
                yield ChannelState.ENABLED;
            }
        };
    }

    private static Match match(Fields fields) {
        List<String> types = fields.texts("types").orElse(List.of());
        if (types.size() > MAX_TYPES) {
            fields.error("types", Fields.CODE, "at most " + MAX_TYPES + " types", "use * to say more with fewer");
        }
        for (int i = 0; i < types.size(); i++) {
            if (!TypePattern.isValid(types.get(i))) {
                fields.error(
                        "types/" + i,
                        Fields.CODE,
                        "a type is words of A-Z, a-z, 0-9, _ and - joined by dots, with * for anything",
                        "for example check.* or deployment.failed");
            }
        }
        return new Match(types.stream()
                .filter(TypePattern::isValid)
                .map(TypePattern::new)
                .toList());
    }

    private static SequencedMap<String, String> variables(Fields fields) {
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : fields.object().properties()) {
            Optional<String> value = fields.text(field.getKey());
            if (!VARIABLE.matcher(field.getKey()).matches() || value.orElse("").length() > MAX_VARIABLE) {
                fields.error(
                        field.getKey(),
                        Fields.CODE,
                        "a variable is named by A-Z, 0-9 and _ and has at most " + MAX_VARIABLE + " characters",
                        "for example TEAM_PATH");
            }
            value.ifPresent(text -> variables.put(field.getKey(), text));
        }
        return variables;
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
                Set.copyOf(fields.integers("finalStatuses", 300, 599).orElse(List.of())),
                fields.bool("onTimeout").orElse(true));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
