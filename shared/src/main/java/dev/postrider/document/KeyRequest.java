package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.access.Scope;
import dev.postrider.event.TenantId;
import dev.postrider.runtime.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A key that somebody wants to have made.
///
/// @param tenant    empty for that of the key which makes it
/// @param scopes    in the order in which they were asked for
/// @param expiresAt empty for as long as the key which makes it
public record KeyRequest(String name, Optional<TenantId> tenant, List<Scope> scopes, Optional<Instant> expiresAt) {
    private static final int MAX_NAME = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");

    public KeyRequest {
        scopes = List.copyOf(scopes);
    }

    /// Reads a request, as far as it can be read.
    ///
    /// @param now    a key must expire after it
    /// @param errors grows by everything found wrong; the request is worth nothing when it has grown
    public static KeyRequest read(JsonNode json, Instant now, List<Problem.Mistake> errors) {
        Fields fields = new Fields(json, "", errors).only(Set.of("name", "tenant", "scopes", "expiresAt"));
        return new KeyRequest(name(fields), tenant(fields), scopes(fields), expiresAt(fields, now));
    }

    private static String name(Fields fields) {
        String name = fields.text("name").orElse("");
        if (name.length() > MAX_NAME || CONTROL.matcher(name).find()) {
            fields.error(
                    "name",
                    Fields.CODE,
                    "`name` has at most " + MAX_NAME + " characters and no control characters",
                    "say in a few words what the key is for");
        }
        return name;
    }

    private static Optional<TenantId> tenant(Fields fields) {
        Optional<String> tenant = fields.text("tenant");
        if (!tenant.map(TenantId::isValid).orElse(true)) {
            fields.error("tenant", Fields.CODE, "a tenant is 1 to 63 of a-z, 0-9 and -", "for example team-a");
            return Optional.empty();
        }
        return tenant.map(TenantId::new);
    }

    private static List<Scope> scopes(Fields fields) {
        int before = fields.errors().size();
        List<String> words = fields.texts("scopes").orElse(List.of());
        if (words.isEmpty() && fields.errors().size() == before) {
            fields.error(
                    "scopes",
                    Fields.CODE,
                    "a key needs at least one scope",
                    "some of " + String.join(", ", Scope.words()));
        }
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String field = "scopes/" + i;
            Scope.of(words.get(i))
                    .ifPresentOrElse(
                            scopes::add,
                            () -> fields.error(
                                    field,
                                    Fields.CODE,
                                    "there is no such scope",
                                    "known are " + String.join(", ", Scope.words())));
        }
        return scopes;
    }

    private static Optional<Instant> expiresAt(Fields fields, Instant now) {
        Optional<String> text = fields.text("expiresAt");
        try {
            Optional<Instant> end =
                    text.map(time -> OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.MILLIS));
            if (!end.map(now::isBefore).orElse(true)) {
                fields.error("expiresAt", Fields.CODE, "`expiresAt` has passed", "name a time to come, or none");
            }
            return end;
        } catch (DateTimeParseException e) {
            fields.error(
                    "expiresAt",
                    Fields.CODE,
                    "`expiresAt` is no RFC 3339 timestamp",
                    "for example 2027-01-01T00:00:00.000Z");
            return Optional.empty();
        }
    }
}
