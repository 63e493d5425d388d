package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.Scope;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;
import dev.postrider.intake.Acceptance;
import dev.postrider.intake.ReadEvent;
import dev.postrider.intake.StructuredEvent;
import dev.postrider.runtime.Json;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// `POST /v1/preview`.
final class PreviewResource {
    private final PreviewedChannels channels;
    private final Previewer previewer;
    private final InstantSource clock;
    private final Supplier<EventId> freshIds;
    private final Cursors cursors;

    PreviewResource(
            PreviewedChannels channels,
            Previewer previewer,
            InstantSource clock,
            Supplier<EventId> freshIds,
            Cursors cursors) {
        this.channels = channels;
        this.previewer = previewer;
        this.clock = clock;
        this.freshIds = freshIds;
        this.cursors = cursors;
    }

    ApiResponse preview(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_READ);
        PreviewRequest wanted = PreviewRequest.read(request);
        AcceptedEvent event = event(tenant, wanted.event());
        return switch (wanted.subject()) {
            case PreviewRequest.Subject.Draft(ObjectNode channel) ->
                one(channels.draft(tenant, channel), event, "/channel");
            case PreviewRequest.Subject.Saved(ChannelId id) -> one(channels.saved(tenant, id), event, "");
            case PreviewRequest.Subject.Matching() -> page(request, event);
        };
    }

    /// The event as ingest would take it.
    private AcceptedEvent event(TenantId tenant, String text) {
        Acceptance acceptance = new Acceptance(tenant, "", clock.instant().truncatedTo(ChronoUnit.MILLIS), freshIds);
        return switch (acceptance.accept(StructuredEvent.read(text, "/event"), 0)) {
            case ReadEvent.Accepted(AcceptedEvent event) -> event;
            case ReadEvent.Rejected(var mistakes) -> throw Refusal.invalid(mistakes);
        };
    }

    private ApiResponse one(Channel channel, AcceptedEvent event, String parent) {
        return switch (previewer.preview(channel, event)) {
            case Preview.Rendered rendered -> ApiResponse.json(200, rendered.toJson(parent));
            case Preview.Unrenderable unrenderable -> throw new Refusal(unrenderable.problem(parent));
        };
    }

    /// Every channel that would match, in the order of their ids.
    private ApiResponse page(ApiRequest request, AcceptedEvent event) {
        Paging.only(request, Set.of());
        int limit = Paging.limit(request);
        String after = cursors.read(request, Function.identity()).orElse("");
        List<Channel> found = channels.wanting(event, after, limit + 1);
        List<Channel> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(cursors.write(page.getLast().id().value(), request))
                : Optional.empty();
        return Paging.page(page.stream().map(channel -> item(channel, event)).toList(), next);
    }

    private JsonNode item(Channel channel, AcceptedEvent event) {
        ObjectNode item = Json.object().put("channel", channel.id().value());
        return switch (previewer.preview(channel, event)) {
            case Preview.Rendered rendered -> item.setAll(rendered.toJson(""));
            case Preview.Unrenderable unrenderable ->
                item.set("problem", unrenderable.problem("").toJson());
        };
    }
}
