package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.postrider.access.Scope;
import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.Match;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.EventPosition;
import dev.postrider.delivery.EventStore.EventSummary;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.document.Timestamps;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;
import dev.postrider.matching.Matching;
import dev.postrider.runtime.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `/v1/events`, as far as it reads.
final class EventResource {
    private final EventStore events;
    private final ChannelStore channels;
    private final Matching matching;
    private final Cursors cursors;

    EventResource(EventStore events, ChannelStore channels, Matching matching, Cursors cursors) {
        this.events = events;
        this.channels = channels;
        this.matching = matching;
        this.cursors = cursors;
    }

    ApiResponse list(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_READ);
        Paging.only(request, Set.of());
        int limit = Paging.limit(request);
        List<EventSummary> found = events.list(tenant, cursors.read(request, EventResource::position), limit + 1);
        List<EventSummary> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(cursors.write(position(page.getLast().position()), request))
                : Optional.empty();
        return Paging.page(page.stream().map(EventResource::summary).toList(), next);
    }

    private static String position(EventPosition position) {
        return position.acceptedAt().toEpochMilli() + " " + position.id();
    }

    private static EventPosition position(String text) {
        String[] parts = text.split(" ", 2);
        return new EventPosition(Instant.ofEpochMilli(Long.parseLong(parts[0])), new EventId(parts[parts.length - 1]));
    }

    private static ObjectNode summary(EventSummary event) {
        ObjectNode json = Json.object();
        json.put("id", event.position().id().value());
        json.put("type", event.type().value());
        json.put("source", event.source());
        event.subject().ifPresent(subject -> json.put("subject", subject));
        json.put("acceptedAt", Timestamps.write(event.position().acceptedAt()));
        return json;
    }

    ApiResponse get(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_READ);
        String id = request.path().getOrDefault("id", "");
        PlannedEvent planned = Optional.of(id)
                .filter(EventId::isValid)
                .flatMap(valid -> events.find(tenant, new EventId(valid)))
                .orElseThrow(() -> Refusal.notFound(
                        "there is no event " + id + "; one that was accepted a moment ago may not be planned yet"));
        ObjectNode json = event(planned);
        Catalog now = channels.refresh(Catalog.empty(tenant));
        Optional<Catalog> then = channels.asOf(now, planned.revision());
        json.put("explainedAsOf", then.isPresent() ? "planning" : "now");
        verdicts(planned, then.orElse(now), json.putArray("channels"));
        return ApiResponse.json(200, json);
    }

    private static ObjectNode event(PlannedEvent planned) {
        Event event = planned.accepted().event();
        ObjectNode json = Json.object();
        json.put("id", event.id().value());
        event.sourceId().ifPresent(own -> json.put("sourceId", own));
        json.put("source", event.source());
        json.put("type", event.type().value());
        event.subject().ifPresent(subject -> json.put("subject", subject));
        json.put("time", Timestamps.write(event.time()));
        json.put("acceptedAt", Timestamps.write(planned.accepted().acceptedAt()));
        json.putRawValue("data", new RawValue(event.data().value()));
        if (!event.extensions().isEmpty()) {
            ObjectNode extensions = json.putObject("extensions");
            event.extensions().forEach((name, value) -> extensions.putRawValue(name, new RawValue(value.value())));
        }
        return json;
    }

    /// For each channel whether it matched, and what said no.
    private void verdicts(PlannedEvent planned, Catalog catalog, ArrayNode list) {
        Set<ChannelId> matched = new HashSet<>(planned.channels());
        for (ChannelId id : planned.channels()) {
            list.addObject()
                    .put("channel", id.value())
                    .put("matched", true)
                    .put("delivery", DeliveryKey.of(planned.accepted(), id).id().value());
        }
        catalog.channels().values().stream()
                .filter(channel -> !matched.contains(channel.id()))
                .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
                .forEach(channel -> list.addObject()
                        .put("channel", channel.id().value())
                        .put("matched", false)
                        .put(
                                "clause",
                                clause(channel, planned.accepted()).name().toLowerCase(Locale.ROOT)));
    }

    /// Which clause says no. Where only the channels of now are known, one that says yes was made, or changed, after
    /// the
    /// event was planned.
    private Match.Clause clause(Channel channel, AcceptedEvent accepted) {
        return matching.refusal(channel, accepted).orElse(Match.Clause.TYPES);
    }
}
