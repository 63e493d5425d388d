package dev.postrider.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.VariableStore;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.EndpointCheck;
import dev.postrider.editing.ChannelDrafter;
import dev.postrider.editing.SecretIntake;
import dev.postrider.editing.SigningKeys;
import dev.postrider.editing.Writer;
import dev.postrider.gateway.Refusal;
import dev.postrider.preset.PresetDefaults;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Channels that are tried before they are saved, made by the same steps as saving.
final class DraftedChannels {
    private static final String UNNAMED = "test";

    private final ChannelStore channels;
    private final VariableStore variables;
    private final Rules rules;
    private final Supplier<byte[]> chance;

    /// Drafts beside what is saved.
    ///
    /// @param chance gives the bytes of a signing secret that nobody has said
    DraftedChannels(ChannelStore channels, VariableStore variables, Rules rules, Supplier<byte[]> chance) {
        this.channels = channels;
        this.variables = variables;
        this.rules = rules;
        this.chance = chance;
    }

    /// What a channel must keep to.
    record Rules(PresetDefaults presets, ChannelCheck check, EndpointCheck endpoints) {}

    /// A channel as saving would make it. Where it names a saved one, it may leave that one's secrets as they are.
    ///
    /// @param secrets where its own are sealed for this one test
    /// @throws Refusal as saving it would, with pointers into `/channel`
    Channel read(Writer writer, ObjectNode json, PassingSecrets secrets, Instant now) {
        ObjectNode named = json.has("id") ? json : json.deepCopy().put("id", UNNAMED);
        Optional<Channel> before = Optional.of(json.path("id").asText())
                .filter(ChannelId::isValid)
                .flatMap(id -> channels.find(writer.tenant(), new ChannelId(id)));
        Channel.Version version =
                before.map(channel -> channel.version().next(now)).orElseGet(() -> Channel.Version.first(now));
        ChannelDrafter drafter = new ChannelDrafter(
                rules.presets(),
                rules.check(),
                new SigningKeys(secrets, chance),
                new SecretIntake(variables, rules.endpoints(), secrets));
        try {
            ChannelDrafter.Draft draft = drafter.checked(writer, named, version, before);
            return draft.channel()
                    .with(drafter.signed(writer.tenant(), draft, before).signing());
        } catch (Refusal refusal) {
            throw refusal.under("/channel");
        }
    }
}
