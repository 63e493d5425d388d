package dev.postrider.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Problem;
import dev.postrider.runtime.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a channel takes from its preset when it is saved: whatever it does not say itself. From then on all of it is
/// the channel's own, so that a later catalogue changes no channel.
public final class PresetDefaults {
    private static final int GUESSES = 3;

    private final PresetCatalog catalog;

    public PresetDefaults(PresetCatalog catalog) {
        this.catalog = catalog;
    }

    /// A channel's JSON, filled in from the preset that it names.
    ///
    /// @param known  which variables and secrets the channel may use beside its own
    /// @param errors grows by a preset that does not exist, and by every value that it needs and nobody brings
    public JsonNode complete(JsonNode channel, Predicate<String> known, List<Problem.Mistake> errors) {
        if (!channel.isObject() || !channel.path("preset").isTextual()) {
            return channel;
        }
        String id = channel.path("preset").textValue();
        Optional<Preset> preset = catalog.find(id);
        if (preset.isEmpty()) {
            errors.add(unknown(id));
            return channel;
        }
        ObjectNode completed = filled(channel.deepCopy(), preset.orElseThrow());
        missing(completed, preset.orElseThrow(), known, errors);
        return completed;
    }

    /// A channel's JSON without what it had from its preset, where a change names another: nobody could tell the old
    /// preset's request from the channel's own.
    public static ObjectNode forgotten(ObjectNode channel, JsonNode change) {
        if (!change.hasNonNull("preset") || change.path("preset").equals(channel.path("preset"))) {
            return channel;
        }
        ObjectNode rest = channel.deepCopy();
        rest.remove(List.of("request", "success"));
        rest.withObject("/retry").remove(List.of("finalStatuses", "onTimeout"));
        return rest;
    }

    /// A channel's JSON with the catalogue's example for every secret of its preset that it does not bring: enough to
    /// see what would be sent, and where.
    public ObjectNode exemplified(ObjectNode channel) {
        ObjectNode exemplified = channel.deepCopy();
        catalog.find(channel.path("preset").asText()).ifPresent(preset -> {
            ObjectNode secrets = channel.objectNode();
            preset.secrets().forEach(secret -> secrets.put(secret.name(), secret.example()));
            fill(exemplified, "secrets", secrets);
        });
        return exemplified;
    }

    private Problem.Mistake unknown(String id) {
        List<String> near = Spelling.nearest(id, catalog.ids(), GUESSES);
        return Problem.Mistake.at(
                "/preset",
                "unknown_preset",
                "there is no preset `" + id + "`",
                near.isEmpty()
                        ? "GET /v1/presets lists all"
                        : "did you mean " + String.join(" or ", near) + "? GET /v1/presets lists all");
    }

    private static ObjectNode filled(ObjectNode channel, Preset preset) {
        fill(channel, "request", preset.field("request"));
        fill(channel, "success", preset.field("success"));
        ObjectNode retry = channel.objectNode();
        retry.set("finalStatuses", preset.field("finalStatuses"));
        retry.set("onTimeout", preset.field("onTimeout"));
        fill(channel, "retry", retry);
        ObjectNode variables = channel.objectNode();
        preset.variables().stream()
                .filter(variable -> !variable.standard().isEmpty())
                .forEach(variable -> variables.put(variable.name(), variable.standard()));
        fill(channel, "variables", variables);
        return channel;
    }

    /// Puts into one of the channel's objects what it lacks; what is no object stays as it is, for its reader to
    /// refuse.
    private static void fill(ObjectNode channel, String field, JsonNode standard) {
        JsonNode own = channel.path(field);
        if (own.isMissingNode() || own.isNull()) {
            channel.set(field, standard);
        } else if (own instanceof ObjectNode fields) {
            standard.properties().stream()
                    .filter(one -> !fields.has(one.getKey()))
                    .forEach(one -> fields.set(one.getKey(), one.getValue()));
        }
    }

    /// Only what the request names is needed: who writes another URL needs no secret for the preset's own.
    private static void missing(
            ObjectNode channel, Preset preset, Predicate<String> known, List<Problem.Mistake> errors) {
        String request = channel.path("request").toString();
        preset.variables().stream()
                .filter(input -> input.required() && request.contains("@vars." + input.name()))
                .filter(input -> !channel.path("variables").has(input.name()) && !known.test(input.name()))
                .forEach(input -> errors.add(lacking(preset, input, "variable")));
        preset.secrets().stream()
                .filter(input -> request.contains("@secrets." + input.name()))
                .filter(input -> !channel.path("secrets").has(input.name()) && !known.test(input.name()))
                .forEach(input -> errors.add(lacking(preset, input, "secret")));
    }

    private static Problem.Mistake lacking(Preset preset, Preset.Input input, String kind) {
        return Problem.Mistake.at(
                "/" + kind + "s/" + input.name(),
                "missing_" + kind,
                "the preset " + preset.id() + " needs the " + kind + " " + input.name() + ": " + input.label(),
                "for example " + input.example());
    }
}
