package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.access.Scope;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.Intervention;
import dev.postrider.delivery.ReplayId;
import dev.postrider.document.ReplayDocument;
import dev.postrider.engine.EventReplayer;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.JsonBody;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Refusal;
import dev.postrider.repeat.FirstRequest;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayStore;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// `/v1/replays`, and the replay of one event.
final class ReplayResource {
    private static final int ACCEPTED = 202;
    private static final int MAX_TRIES = 10;

    private final ReplayStore replays;
    private final ReplayCounter counter;
    private final EventReplayer events;
    private final Requests requests;
    private final InstantSource clock;
    private final Supplier<ReplayId> freshIds;

    ReplayResource(
            ReplayStore replays,
            ReplayCounter counter,
            EventReplayer events,
            Requests requests,
            InstantSource clock,
            Supplier<ReplayId> freshIds) {
        this.replays = replays;
        this.counter = counter;
        this.events = events;
        this.requests = requests;
        this.clock = clock;
        this.freshIds = freshIds;
    }

    /// What requests bring along from earlier ones.
    record Requests(Cursors cursors, Once once) {}

    /// 202: the sweep takes the first deliveries within a minute. A dry run counts, and makes nothing.
    ApiResponse create(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_RETRY);
        ObjectNode body = JsonBody.read(request);
        Instant now = now();
        ReplayRequest wanted = ReplayRequest.read(body, now);
        if (wanted.isDryRun()) {
            ReplayCounter.Count count = counter.count(tenant, wanted.filter());
            ObjectNode json = Json.object().put("dryRun", true);
            json.put("count", count.wanted()).put("isWhole", count.isWhole());
            return ApiResponse.json(200, json.set("filter", ReplayDocument.write(wanted.filter())));
        }
        ReplayId id = idOf(requests.once().occasion(request, tenant, body), now);
        Replay replay = Replay.asked(id, tenant, wanted.filter(), wanted.terms());
        Replay kept = replays.create(replay).or(() -> replays.find(tenant, id)).orElse(replay);
        return ApiResponse.json(ACCEPTED, ReplayDocument.write(kept)).with("location", "/v1/replays/" + id);
    }

    private ReplayId idOf(Once.Occasion occasion, Instant now) {
        ReplayId fresh = freshIds.get();
        return occasion.first(fresh.value(), now)
                .map(FirstRequest::made)
                .map(ReplayId::new)
                .orElse(fresh);
    }

    ApiResponse list(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_READ);
        Paging.only(request, Set.of());
        int limit = Paging.limit(request);
        List<Replay> found = replays.list(tenant, requests.cursors().read(request, ReplayId::new), limit + 1);
        List<Replay> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(requests.cursors().write(page.getLast().id().value(), request))
                : Optional.empty();
        return Paging.page(page.stream().map(ReplayDocument::write).toList(), next);
    }

    ApiResponse get(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_READ);
        return ApiResponse.json(200, ReplayDocument.write(known(tenant, request)));
    }

    ApiResponse cancel(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_RETRY);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Replay replay = known(tenant, request);
            if (!replay.isRunning()) {
                throw new Refusal(Problem.of(
                        409,
                        "wrong_status",
                        "The replay cannot be cancelled",
                        "it is over: "
                                + ReplayDocument.write(replay).path("state").asText()));
            }
            Optional<Replay> cancelled = replays.replace(replay, replay.cancelledAt(now()));
            if (cancelled.isPresent()) {
                return ApiResponse.json(200, ReplayDocument.write(cancelled.orElseThrow()));
            }
        }
        throw new IllegalStateException("the replay changes too often to be cancelled");
    }

    private Replay known(TenantId tenant, ApiRequest request) {
        String id = request.path().getOrDefault("id", "");
        return Optional.of(id)
                .filter(ReplayId::isValid)
                .flatMap(valid -> replays.find(tenant, new ReplayId(valid)))
                .orElseThrow(() -> Refusal.notFound("there is no replay " + id));
    }

    /// 202: the attempts follow within moments.
    ApiResponse ofEvent(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_RETRY);
        String id = request.path().getOrDefault("id", "");
        ReplayId by =
                idOf(requests.once().occasion(request, tenant, Json.object().put("event", id)), now());
        Map<DeliveryKey, Intervention> came = Optional.of(id)
                .filter(EventId::isValid)
                .flatMap(valid -> events.replay(tenant, new EventId(valid), by))
                .orElseThrow(() -> Refusal.notFound("there is no event " + id));
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        came.forEach((key, each) -> items.add(item(key, each)));
        return ApiResponse.json(ACCEPTED, json.putNull("nextCursor"));
    }

    private static ObjectNode item(DeliveryKey key, Intervention came) {
        ObjectNode json = Json.object();
        json.put("channel", key.channel().value());
        json.put("delivery", key.id().value());
        return switch (came) {
            case Intervention.Granted(Delivery _) -> json.put("replayed", true);
            case Intervention.Refused(String why) -> json.put("replayed", false).put("detail", why);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
