package dev.postrider.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Variables;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import dev.postrider.runtime.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
    /// @param shared what the channel may use of its group and its tenant; asked for only where there is a preset
    /// @param errors grows by a preset that does not exist, and by every value that it needs and nobody brings
    public JsonNode complete(JsonNode channel, Supplier<Variables.Names> shared, List<Problem.Mistake> errors) {
        if (!channel.isObject() || !channel.path("preset").isTextual()) {
            return channel;
        }
        String id = channel.path("preset").textValue();
        Optional<Preset> preset = catalog.find(id);
        if (preset.isEmpty()) {
            errors.add(unknown(id));
            return channel;
        }
        Variables.Names names = shared.get();
        ObjectNode completed = filled(channel.deepCopy(), preset.orElseThrow(), names);
        missing(completed, preset.orElseThrow(), names, errors);
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

    /// A channel's JSON with the catalogue's example for every value that its preset needs and nobody brings: enough to
    /// see what would be sent, and where.
    ///
    /// @param shared as for [#complete]
    public ObjectNode exemplified(ObjectNode channel, Supplier<Variables.Names> shared) {
        ObjectNode exemplified = channel.deepCopy();
        catalog.find(channel.path("preset").asText()).ifPresent(preset -> {
            Variables.Names names = shared.get();
            List<Preset.Input> needed = needed(filled(channel.deepCopy(), preset, names), preset);
            fill(exemplified, "variables", examples(needed, names.variables().keySet()));
            fill(
                    exemplified,
                    "secrets",
                    examples(preset.secrets(), names.secrets().keySet()));
        });
        return exemplified;
    }

    private static ObjectNode examples(List<Preset.Input> inputs, Set<String> known) {
        ObjectNode examples = Json.object();
        inputs.stream()
                .filter(input -> !known.contains(input.name()))
                .forEach(input -> examples.put(input.name(), input.example()));
        return examples;
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

    private static ObjectNode filled(ObjectNode channel, Preset preset, Variables.Names shared) {
        fill(channel, "request", preset.field("request"));
        fill(channel, "success", preset.field("success"));
        ObjectNode retry = channel.objectNode();
        retry.set("finalStatuses", preset.field("finalStatuses"));
        retry.set("onTimeout", preset.field("onTimeout"));
        fill(channel, "retry", retry);
        ObjectNode variables = channel.objectNode();
        preset.variables().stream()
                .filter(variable ->
                        !variable.standard().isEmpty() && !shared.variables().containsKey(variable.name()))
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
            ObjectNode channel, Preset preset, Variables.Names shared, List<Problem.Mistake> errors) {
        String request = channel.path("request").toString();
        needed(channel, preset).stream()
                .filter(input -> !channel.path("variables").has(input.name())
                        && !shared.variables().containsKey(input.name()))
                .forEach(input -> errors.add(lacking(preset, input, "variable")));
        preset.secrets().stream()
                .filter(input -> request.contains("@secrets." + input.name()))
                .filter(input -> !channel.path("secrets").has(input.name())
                        && !shared.secrets().containsKey(input.name()))
                .forEach(input -> errors.add(lacking(preset, input, "secret")));
    }

    private static List<Preset.Input> needed(ObjectNode channel, Preset preset) {
        String request = channel.path("request").toString();
        return preset.variables().stream()
                .filter(input -> input.required() && request.contains("@vars." + input.name()))
                .toList();
    }

    private static Problem.Mistake lacking(Preset preset, Preset.Input input, String kind) {
        return Problem.Mistake.at(
                "/" + kind + "s/" + input.name(),
                "missing_" + kind,
                "the preset " + preset.id() + " needs the " + kind + " " + input.name() + ": " + input.label(),
                "for example " + input.example());
    }
}
