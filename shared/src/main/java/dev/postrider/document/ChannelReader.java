package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.Signing;
import dev.postrider.runtime.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a channel out of JSON and notes everything that is wrong with its shape. What its templates and its endpoint
/// are worth is [ChannelCheck]'s matter, and how it signs [SigningWish]'s.
public final class ChannelReader {
    private static final Set<String> OWN =
            Set.of("id", "name", "description", "group", "preset", "state", "match", "request", "signing");
    private static final Set<String> SHOWN_ONLY =
            Set.of("version", "createdAt", "updatedAt", "stateReason", "stateSince", "breaker", "timetable");
    private static final Set<String> FIELDS = Stream.of(
                    OWN, TemplatingReader.FIELDS, CredentialsReader.FIELDS, DeliveryRulesReader.FIELDS, SHOWN_ONLY)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final Predicate<String> HAS_CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]").asPredicate();
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2000;

    private ChannelReader() {}

    /// Reads a channel, as far as it can be read.
    ///
    /// @param errors grows by everything found wrong; the channel is worth nothing when it has grown
    public static Channel read(JsonNode json, Channel.Version version, List<Problem.Mistake> errors) {
        Fields fields = new Fields(json, "", errors);
        fields.only(FIELDS);
        return new Channel(
                id(fields),
                label(fields),
                ChannelStatus.chosen(state(fields), version.updatedAt()),
                MatchReader.read(fields),
                RequestReader.read(fields),
                TemplatingReader.read(fields),
                CredentialsReader.read(fields),
                Signing.NONE,
                DeliveryRulesReader.read(fields),
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
        return new Channel.Label(name, description, slug(fields, "group"), slug(fields, "preset"));
    }

    private static Optional<String> slug(Fields fields, String field) {
        return fields.text(field).filter(slug -> {
            boolean valid = ChannelId.isValid(slug);
            if (!valid) {
                fields.error(
                        field,
                        Fields.CODE,
                        "`" + field + "` is 2 to 63 of a-z, 0-9 and -",
                        "for example platform-team");
            }
            return valid;
        });
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

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
