package dev.postrider.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.editing.ChannelEditor;
import dev.postrider.editing.Precondition;
import dev.postrider.editing.Writer;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Refusal;
import dev.postrider.repeat.FirstRequest;
import dev.postrider.repeat.FirstRequestStore;
import dev.postrider.repeat.RequestKey;
import dev.postrider.runtime.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes, changes and deletes channels as CloudFormation asks. Every request may come twice. The physical id is the
/// channel's own, so that a change replaces nothing; a channel that could not be made has one that is no channel's, so
/// that the roll-back deletes nobody's.
final class ChannelProvider {
    private static final String TYPE = "Custom::PostriderChannel";
    private static final String LEFT = TYPE + " left";
    private static final String NOT_MADE = "not-made:";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final Precondition ANY = new Precondition("");

    private final ChannelEditor editor;
    private final FirstRequestStore firsts;
    private final InstantSource clock;
    private final Writer writer;

    /// A provider for one tenant.
    ChannelProvider(ChannelEditor editor, FirstRequestStore firsts, InstantSource clock, TenantId tenant) {
        this.editor = editor;
        this.firsts = firsts;
        this.clock = clock;
        // CloudFormation comes by no host name.
        this.writer = new Writer(tenant, "");
    }

    ResourceAnswer answer(ResourceRequest request) {
        try {
            return switch (request.kind()) {
                case CREATE -> created(request);
                case UPDATE -> updated(request);
                case DELETE -> deleted(request);
            };
        } catch (Refusal refusal) {
            return new ResourceAnswer.Failed(nameOf(request), reason(refusal.problem()));
        }
    }

    /// What a request that fails leaves as the resource's name.
    static String nameOf(ResourceRequest request) {
        return request.kind() == ResourceRequest.Kind.CREATE
                ? NOT_MADE + request.origin().requestId()
                : request.physicalId();
    }

    private ResourceAnswer created(ResourceRequest request) {
        ObjectNode channel = Properties.channel(request.properties());
        ChannelEditor.Written written = editor.create(
                writer,
                channel,
                (made, now) -> Optional.of(firsts.remember(
                        new RequestKey(writer.tenant(), TYPE, request.origin().requestId()),
                        new FirstRequest("", made, now))));
        return done(written);
    }

    /// Another id is another channel: it is made, and CloudFormation asks to delete the old one when the whole stack is
    /// updated. When that fails it asks for the old id again instead, which is still there and this resource's own.
    private ResourceAnswer updated(ResourceRequest request) {
        ObjectNode channel = Properties.channel(request.properties());
        String id = channel.path("id").asText();
        if (!id.equals(request.physicalId()) || !ChannelId.isValid(id)) {
            return replaced(request, channel, id);
        }
        return edited(channel, id);
    }

    private ResourceAnswer replaced(ResourceRequest request, ObjectNode channel, String id) {
        try {
            ResourceAnswer made = created(request);
            left(request.origin(), request.physicalId(), request.physicalId());
            return made;
        } catch (Refusal refusal) {
            boolean isTaken = refusal.problem().status() == CONFLICT;
            if (isTaken && left(request.origin(), id, NOT_MADE).equals(id)) {
                return edited(channel, id);
            }
            throw refusal;
        }
    }

    private ResourceAnswer edited(ObjectNode channel, String id) {
        return done(editor.edit(writer, new ChannelId(id), ANY, _ -> channel));
    }

    /// Remembers for 24 hours what a resource has left in a channel's place, and tells what it has left there first.
    private String left(ResourceRequest.Origin origin, String id, String left) {
        RequestKey key = new RequestKey(writer.tenant(), LEFT, origin.stackId() + "/" + origin.logicalId() + "/" + id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return firsts.remember(key, new FirstRequest("", left, now)).made();
    }

    private ResourceAnswer deleted(ResourceRequest request) {
        if (!ChannelId.isValid(request.physicalId())) {
            return new ResourceAnswer.Done(request.physicalId(), 0);
        }
        try {
            editor.delete(writer.tenant(), new ChannelId(request.physicalId()), ANY);
        } catch (Refusal refusal) {
            if (refusal.problem().status() != NOT_FOUND) {
                throw refusal;
            }
        }
        return new ResourceAnswer.Done(request.physicalId(), 0);
    }

    private static ResourceAnswer done(ChannelEditor.Written written) {
        return new ResourceAnswer.Done(
                written.channel().id().value(), written.channel().version().number());
    }

    private static String reason(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream()
                        .map(mistake -> mistake.pointer() + ": " + mistake.detail() + " (" + mistake.hint() + ")")
                        .collect(Collectors.joining("; "));
    }
}
