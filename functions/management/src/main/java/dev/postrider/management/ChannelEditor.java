package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.ChannelDocument;
import dev.postrider.document.ChannelReader;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Refusal;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.runtime.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes channels: checks all of a new version before any of it counts, and never overwrites a version that the caller
/// has not seen when the caller says which one that was.
final class ChannelEditor {
    private static final int MAX_TRIES = 10;

    private final ChannelStore store;
    private final PresetDefaults presets;
    private final ChannelCheck check;
    private final InstantSource clock;

    ChannelEditor(ChannelStore store, PresetDefaults presets, ChannelCheck check, InstantSource clock) {
        this.store = store;
        this.presets = presets;
        this.check = check;
        this.clock = clock;
    }

    /// A channel as it was written, and whether it is a new one.
    record Written(Channel channel, boolean isNew) {}

    /// Makes a channel that must not exist.
    Written create(TenantId tenant, JsonNode json) {
        Channel channel = checked(json, Channel.Version.first(now()));
        if (!store.save(tenant, channel, 0)) {
            throw new Refusal(Problem.of(
                    409,
                    "channel_exists",
                    "The channel exists",
                    "a channel " + channel.id() + " exists; change it with PUT or PATCH, or choose another id"));
        }
        return new Written(channel, true);
    }

    /// Writes the next version of a channel.
    ///
    /// @param precondition the request's If-Match
    /// @param edit         from what there is, if anything, to the whole new document
    Written edit(
            TenantId tenant, ChannelId id, Precondition precondition, Function<Optional<ObjectNode>, JsonNode> edit) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Channel> before = store.find(tenant, id);
            precondition.check(before);
            JsonNode document = edit.apply(before.map(ChannelDocument::write));
            Instant now = now();
            Channel.Version version =
                    before.map(channel -> channel.version().next(now)).orElseGet(() -> Channel.Version.first(now));
            Channel written = checked(document, version);
            Channel next = written.with(before.map(Channel::status)
                    .filter(status -> status.state() == written.state())
                    .orElse(written.status()));
            if (store.save(tenant, next, version.number() - 1)) {
                return new Written(next, before.isEmpty());
            }
        }
        throw Precondition.changed();
    }

    void delete(TenantId tenant, ChannelId id, Precondition precondition) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Channel before = store.find(tenant, id).orElseThrow(() -> Refusal.notFound("there is no channel " + id));
            precondition.check(Optional.of(before));
            if (store.delete(tenant, id, before.version().number())) {
                return;
            }
        }
        throw Precondition.changed();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Channel checked(JsonNode json, Channel.Version version) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        Channel channel = ChannelReader.read(presets.complete(json, _ -> false, mistakes), version, mistakes);
        if (mistakes.isEmpty()) {
            mistakes.addAll(check.check(channel));
        }
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(mistakes);
        }
        return channel;
    }
}
