package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.endpoint.Origin;
import dev.postrider.secret.SecretText;
import dev.postrider.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads one secret: the value as a string; as `{"value", "origins"}`; or `{"set": true}`, as secrets read back, for
/// the one that is stored.
final class SecretReader {
    static final int MAX_BYTES = 2048;

    private static final String MASK_HINT =
            "send the secret itself, or {\"set\": true} to keep the one that is stored, or leave it out of a PATCH";
    private static final Predicate<String> IS_MASK = Pattern.compile(
                    "(?i)[*•●·.…_-]{3,}|x{4,}|[\\[<({]*(redacted|masked|hidden|secret|filtered|write-only|…)[]>)}]*"
                            + "|….*…|\\S{0,4}([*•●]{3,}|…)\\S{0,4}")
            .asMatchPredicate();

    private SecretReader() {}

    /// Reads a secret of at most [#MAX_BYTES]; empty when it is missing or wrong.
    static Optional<SecretValue> read(Fields parent, String name) {
        return read(parent, name, MAX_BYTES);
    }

    static Optional<SecretValue> read(Fields parent, String name, int maxBytes) {
        JsonNode value = parent.object().path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isNull()) {
            return Optional.of(new SecretValue.Unchanged(Set.of(), Instant.EPOCH));
        }
        if (value.isObject()) {
            Fields fields = parent.object(name).only(Set.of("value", "set", "updatedAt", "origins"));
            Set<Origin> origins = origins(fields);
            return value.has("value")
                    ? text(fields, "value", maxBytes).map(text -> new SecretValue.Given(text, origins))
                    : unchanged(fields, origins);
        }
        return text(parent, name, maxBytes).map(text -> new SecretValue.Given(text, Set.of()));
    }

    private static Optional<SecretValue> unchanged(Fields fields, Set<Origin> origins) {
        if (!fields.bool("set").orElse(false)) {
            fields.error(
                    "set", Fields.CODE, "a secret needs its `value`, or `set`: true for the stored one", MASK_HINT);
            return Optional.empty();
        }
        return Optional.of(new SecretValue.Unchanged(origins, Instant.EPOCH));
    }

    private static Optional<SecretText> text(Fields fields, String name, int maxBytes) {
        return fields.text(name)
                .filter(text -> isSecret(fields, name, text, maxBytes))
                .map(SecretText::of);
    }

    private static boolean isSecret(Fields fields, String name, String text, int maxBytes) {
        if (text.isBlank()) {
            fields.error(name, "bad_secret", "a secret is not blank", "leave it out if there is none");
            return false;
        }
        if (IS_MASK.test(text.strip())) {
            fields.error(name, "masked_secret", "this is a mask and no secret", MASK_HINT);
            return false;
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            fields.error(
                    name,
                    "bad_secret",
                    "a secret has at most " + maxBytes + " bytes here",
                    "keep longer ones where the receiver can fetch them");
            return false;
        }
        return true;
    }

    /// The origins in the field `origins`.
    static Set<Origin> origins(Fields fields) {
        List<String> texts = fields.texts("origins").orElse(List.of());
        Set<Origin> origins = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            Optional<Origin> origin = Origin.parse(texts.get(i));
            if (origin.isEmpty()) {
                fields.error(
                        "origins/" + i,
                        "bad_origin",
                        "an origin is scheme, host and perhaps a port, without a path",
                        "for example https://hooks.slack.com");
            }
            origin.ifPresent(origins::add);
        }
        return origins;
    }
}
