package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.Variables;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.ChannelReader;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Refusal;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.runtime.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A channel that is only tried. What it needs to be saved and not to be rendered may be missing: its id, its URL, and
/// the values that its preset asks for.
final class ChannelDraft {
    private static final String ID = "preview";
    private static final String URL = "https://example.com/";
    private static final Set<String> OF_TEMPLATES = Set.of("bad_template", "template_too_complex");

    private final PresetDefaults presets;
    private final ChannelCheck check;
    private final Placeholders placeholders;
    private final InstantSource clock;

    ChannelDraft(PresetDefaults presets, ChannelCheck check, Placeholders placeholders, InstantSource clock) {
        this.presets = presets;
        this.check = check;
        this.placeholders = placeholders;
        this.clock = clock;
    }

    /// Reads a draft.
    ///
    /// @throws Refusal 400 for what is no channel, 422 for templates that cannot be rendered whatever the event
    Channel read(TenantId tenant, ObjectNode draft) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        Variables.Names shared = placeholders.shared(tenant, draft);
        JsonNode json = presets.complete(presets.exemplified(draft, () -> shared), () -> shared, mistakes);
        Channel channel = ChannelReader.read(filled(json), Channel.Version.first(clock.instant()), mistakes);
        if (mistakes.isEmpty()) {
            mistakes.addAll(check.check(channel, placeholders.names(tenant, channel)));
        }
        if (mistakes.isEmpty()) {
            return channel;
        }
        List<Problem.Mistake> placed =
                mistakes.stream().map(mistake -> mistake.under("/channel")).toList();
        throw mistakes.stream().map(Problem.Mistake::code).allMatch(OF_TEMPLATES::contains)
                ? new Refusal(Problem.unrenderable(placed))
                : Refusal.invalid(placed);
    }

    private static JsonNode filled(JsonNode json) {
        ObjectNode channel = json.deepCopy();
        if (!channel.has("id")) {
            channel.put("id", ID);
        }
        if (channel.path("request").isObject() && !channel.path("request").has("url")) {
            channel.withObject("/request").put("url", URL);
        }
        return channel;
    }
}
