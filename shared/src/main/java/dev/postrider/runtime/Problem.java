package dev.postrider.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What a caller did wrong, or what went wrong here, as RFC 9457 `application/problem+json`: all of it at once.
///
/// @param code   the last part of the problem's `type`; stable
/// @param errors the places, each with its own remedy; empty when the detail says it all
public record Problem(int status, String code, String title, String detail, List<Mistake> errors) {
    public static final String CONTENT_TYPE = "application/problem+json";
    private static final String TYPE_BASE = "https://postrider.dev/problems/";

    public Problem {
        errors = List.copyOf(errors);
    }

    /// One mistake and where it stands.
    ///
    /// @param pointer RFC 6901 pointer into the request's body; empty for the whole
    public record Mistake(String pointer, Optional<Place> place, String code, String detail, String hint) {
        public static Mistake at(String pointer, String code, String detail, String hint) {
            return new Mistake(pointer, Optional.empty(), code, detail, hint);
        }

        /// The same, seen from outside of what it was found in.
        public Mistake under(String parent) {
            return new Mistake(parent + pointer, place, code, detail, hint);
        }

        public ObjectNode toJson() {
            ObjectNode json = Json.object();
            json.put("pointer", pointer);
            place.ifPresent(known -> json.put("line", known.line()).put("column", known.column()));
            json.put("code", code);
            json.put("detail", detail);
            json.put("hint", hint);
            return json;
        }
    }

    /// A place in a text; both count from 1.
    public record Place(int line, int column) {}

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of());
    }

    /// The answer to a request with mistakes. Its code is theirs if they share one.
    public static Problem invalid(List<Mistake> errors) {
        boolean alike = errors.stream().map(Mistake::code).distinct().count() == 1;
        String code = alike ? errors.getFirst().code() : "invalid_request";
        String detail = errors.size() == 1
                ? errors.getFirst().detail()
                : errors.size() + " things in the request are wrong; each is listed in errors";
        return new Problem(400, code, "The request is not valid", detail, errors);
    }

    /// The answer to a preview whose templates give nothing that could be sent.
    public static Problem unrenderable(List<Mistake> errors) {
        Problem invalid = invalid(errors);
        return new Problem(422, invalid.code(), "The channel does not render this event", invalid.detail(), errors);
    }

    /// The same, seen from outside of what it was found in.
    public Problem under(String parent) {
        return new Problem(
                status,
                code,
                title,
                detail,
                errors.stream().map(mistake -> mistake.under(parent)).toList());
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("type", TYPE_BASE + code);
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            ArrayNode list = json.putArray("errors");
            errors.forEach(error -> list.add(error.toJson()));
        }
        return json;
    }
}
