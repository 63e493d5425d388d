package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.Scope;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.channel.ChannelStore;
import dev.postrider.document.BreakerDocument;
import dev.postrider.document.ChannelDocument;
import dev.postrider.document.TimetableDocument;
import dev.postrider.editing.ChannelEditor;
import dev.postrider.editing.Precondition;
import dev.postrider.editing.Writer;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.JsonBody;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Refusal;
import dev.postrider.health.ChannelHealthStore;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.runtime.Json;
import java.util.Optional;

/// `/v1/channels`.
final class ChannelResource {
    private static final int CREATED = 201;

    private final ChannelStore store;
    private final ChannelHealthStore healths;
    private final ChannelEditor editor;
    private final Once once;

    ChannelResource(ChannelStore store, ChannelHealthStore healths, ChannelEditor editor, Once once) {
        this.store = store;
        this.healths = healths;
        this.editor = editor;
        this.once = once;
    }

    ApiResponse get(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_READ);
        Channel channel = known(request).flatMap(id -> store.find(tenant, id)).orElseThrow(() -> notFound(request));
        ObjectNode json = ChannelDocument.write(channel);
        BreakerDocument.write(healths.find(new ChannelKey(tenant, channel.id())), channel)
                .ifPresent(breaker -> json.set("breaker", breaker));
        return document(200, channel, json);
    }

    ApiResponse create(ApiRequest request) {
        Writer writer = Writer.of(request);
        ObjectNode body = JsonBody.read(request);
        return written(editor.create(writer, body, once.occasion(request, writer.tenant(), body)));
    }

    /// A new channel that is one there is but for what the body says. Its secrets are not copied: nobody here can open
    /// them. It begins disabled unless the body says otherwise, so that nothing is sent twice by surprise.
    ApiResponse copy(ApiRequest request) {
        Writer writer = Writer.of(request);
        TenantId tenant = writer.tenant();
        Channel original = known(request).flatMap(id -> store.find(tenant, id)).orElseThrow(() -> notFound(request));
        ObjectNode body = JsonBody.read(request);
        ObjectNode base = ChannelDocument.write(original).put("state", "disabled");
        base.remove("id");
        base.put("name", original.label().name() + " (copy)");
        return written(editor.create(writer, MergePatch.apply(body, base), once.occasion(request, tenant, body)));
    }

    ApiResponse put(ApiRequest request) {
        Writer writer = Writer.of(request);
        ChannelId id = named(request);
        ObjectNode body = withId(JsonBody.read(request), id);
        Precondition precondition = Precondition.of(request);
        if (QueryText.flag(request, "dryRun")) {
            Channel tried = editor.tried(writer, id, precondition, _ -> body);
            return document(200, tried, ChannelDocument.write(tried));
        }
        return written(editor.edit(writer, id, precondition, _ -> body));
    }

    ApiResponse patch(ApiRequest request) {
        Writer writer = Writer.of(request);
        ChannelId id = named(request);
        ObjectNode patch = withId(JsonBody.read(request), id);
        return written(editor.edit(
                writer,
                id,
                Precondition.of(request),
                before -> MergePatch.apply(
                        patch, PresetDefaults.forgotten(before.orElseThrow(() -> notFound(request)), patch))));
    }

    ApiResponse delete(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_WRITE);
        ChannelId id = known(request).orElseThrow(() -> notFound(request));
        editor.delete(tenant, id, Precondition.of(request));
        return ApiResponse.empty(204);
    }

    ApiResponse rotate(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_WRITE);
        ChannelId id = known(request).orElseThrow(() -> notFound(request));
        ObjectNode body = request.body().raw().isEmpty() ? Json.object() : JsonBody.read(request);
        return written(editor.rotate(tenant, id, Precondition.of(request), body));
    }

    /// The answer to a write: the only one that a new signing secret stands in.
    private static ApiResponse written(ChannelEditor.Written written) {
        Channel channel = written.channel();
        ObjectNode json = ChannelDocument.write(channel);
        written.told().ifPresent(secret -> json.withObjectProperty("signing").put("secret", secret.reveal()));
        return written.isNew()
                ? document(CREATED, channel, json).with("location", "/v1/channels/" + channel.id())
                : document(200, channel, json);
    }

    private static ApiResponse document(int status, Channel channel, ObjectNode json) {
        json.set("timetable", TimetableDocument.write(channel.retry()));
        return ApiResponse.json(status, json).with("etag", Precondition.etag(channel));
    }

    private static Optional<ChannelId> known(ApiRequest request) {
        return Optional.of(request.path().getOrDefault("id", ""))
                .filter(ChannelId::isValid)
                .map(ChannelId::new);
    }

    /// The id in the path of a write.
    private static ChannelId named(ApiRequest request) {
        return known(request)
                .orElseThrow(() -> Refusal.invalid(
                        "/id", "bad_id", "a channel id is 2 to 63 of a-z, 0-9 and -", "for example prod-alerts"));
    }

    private static Refusal notFound(ApiRequest request) {
        return Refusal.notFound("there is no channel " + request.path().getOrDefault("id", ""));
    }

    private static ObjectNode withId(ObjectNode body, ChannelId id) {
        if (body.has("id") && !body.path("id").asText().equals(id.value())) {
            throw Refusal.invalid(
                    "/id", "bad_id", "the id in the body is not the one in the URL", "leave it out of the body");
        }
        return body.put("id", id.value());
    }
}
