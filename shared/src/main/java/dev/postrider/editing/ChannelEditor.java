package dev.postrider.editing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.document.ChannelDocument;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Refusal;
import dev.postrider.repeat.FirstRequest;
import dev.postrider.runtime.Problem;
import dev.postrider.signature.SigningSecret;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/// Writes channels: checks all of a new version before any of it counts, and never overwrites a version that the
/// caller has not seen when the caller says which one that was.
public final class ChannelEditor {
    private static final int MAX_TRIES = 10;

    private final ChannelStore store;
    private final ChannelDrafter drafter;
    private final InstantSource clock;

    public ChannelEditor(ChannelStore store, ChannelDrafter drafter, InstantSource clock) {
        this.store = store;
        this.drafter = drafter;
        this.clock = clock;
    }

    /// A channel as it was written, whether it is a new one, and a secret that its writer learns now or never.
    public record Written(Channel channel, boolean isNew, Optional<SigningSecret> told) {}

    /// Makes a channel that must not exist, unless an earlier request of the same occasion has made it: it is as
    /// old as that one, and whatever was told then is not told again.
    public Written create(Writer writer, JsonNode json, Once.Occasion occasion) {
        Instant now = now();
        TenantId tenant = writer.tenant();
        ChannelDrafter.Draft draft = drafter.checked(writer, json, Channel.Version.first(now), Optional.empty());
        Optional<FirstRequest> first = occasion.first(draft.channel().id().value(), now);
        ChannelId id = draft.channel().id();
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Channel channel = draft.channel()
                    .with(firstVersion(tenant, id, first.map(FirstRequest::at).orElse(now)));
            Written written = signed(tenant, draft.with(channel), Optional.empty());
            if (store.save(tenant, written.channel(), 0)) {
                return written;
            }
            if (store.find(tenant, id).isPresent()) {
                return first.flatMap(request -> made(tenant, id, request))
                        .map(made -> new Written(made, true, Optional.empty()))
                        .orElseThrow(() -> exists(id));
            }
        }
        throw Precondition.changed();
    }

    /// Versions are never written twice: a channel that was deleted and is made anew goes on counting.
    private Channel.Version firstVersion(TenantId tenant, ChannelId id, Instant now) {
        return store.versions(tenant, id, Long.MAX_VALUE, 1).stream()
                .findFirst()
                .map(last -> new Channel.Version(last.version().number() + 1, now, now))
                .orElseGet(() -> Channel.Version.first(now));
    }

    private Optional<Channel> made(TenantId tenant, ChannelId id, FirstRequest request) {
        return store.find(tenant, id)
                .filter(found -> found.version().createdAt().equals(request.at()));
    }

    private static Refusal exists(ChannelId id) {
        return new Refusal(Problem.of(
                409,
                "channel_exists",
                "The channel exists",
                "a channel " + id + " exists; change it with PUT or PATCH, or choose another id"));
    }

    /// Writes the next version of a channel, unless it would say what the last one says: a request that is
    /// repeated makes no second version. A document that names no state leaves it as it is: whoever keeps
    /// channels in files must not enable by accident what somebody has paused, or Postrider has disabled.
    ///
    /// @param precondition the request's If-Match
    /// @param edit         from what there is, if anything, to the whole new document
    public Written edit(
            Writer writer, ChannelId id, Precondition precondition, Function<Optional<ObjectNode>, JsonNode> edit) {
        return write(writer.tenant(), id, precondition, before -> next(writer, id, before, edit));
    }

    /// What [#edit] would write, or the refusal that it would end with. Nothing is saved and no secret is told.
    public Channel tried(
            Writer writer, ChannelId id, Precondition precondition, Function<Optional<ObjectNode>, JsonNode> edit) {
        Optional<Channel> before = store.find(writer.tenant(), id);
        precondition.check(before);
        return next(writer, id, before, edit).channel();
    }

    private Written next(
            Writer writer, ChannelId id, Optional<Channel> before, Function<Optional<ObjectNode>, JsonNode> edit) {
        Instant now = now();
        Channel.Version version = before.map(channel -> channel.version().next(now))
                .orElseGet(() -> firstVersion(writer.tenant(), id, now));
        JsonNode document = edit.apply(before.map(ChannelDocument::write));
        ChannelDrafter.Draft draft = drafter.checked(writer, document, version, before);
        Channel next = draft.channel()
                .with(before.map(Channel::status)
                        .filter(status -> !document.has("state")
                                || status.state() == draft.channel().state())
                        .orElse(draft.channel().status()));
        Written written = signed(writer.tenant(), draft.with(next), before);
        return before.filter(known -> known.with(version).equals(written.channel()))
                .map(known -> new Written(known, false, Optional.empty()))
                .orElse(written);
    }

    /// Writes the next version of a channel with another signing secret.
    ///
    /// @param body how it shall be replaced
    /// @throws Refusal 404 when there is no such channel
    public Written rotate(TenantId tenant, ChannelId id, Precondition precondition, JsonNode body) {
        return write(tenant, id, precondition, before -> {
            Channel known = before.orElseThrow(() -> Refusal.notFound("there is no channel " + id));
            Channel next = known.with(known.version().next(now()));
            SigningKeys.Issued issued = drafter.rotated(tenant, next, body);
            return new Written(next.with(issued.signing()), false, issued.told());
        });
    }

    private Written write(
            TenantId tenant, ChannelId id, Precondition precondition, Function<Optional<Channel>, Written> change) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Channel> before = store.find(tenant, id);
            precondition.check(before);
            Written written = change.apply(before);
            if (before.filter(written.channel()::equals).isPresent()) {
                return written;
            }
            long replaced = before.map(channel -> channel.version().number()).orElse(0L);
            if (store.save(tenant, written.channel(), replaced)) {
                return written;
            }
        }
        throw Precondition.changed();
    }

    public void delete(TenantId tenant, ChannelId id, Precondition precondition) {
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

    private Written signed(TenantId tenant, ChannelDrafter.Draft draft, Optional<Channel> before) {
        SigningKeys.Issued issued = drafter.signed(tenant, draft, before);
        return new Written(draft.channel().with(issued.signing()), before.isEmpty(), issued.told());
    }
}
