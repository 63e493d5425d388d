package dev.postrider.management;

import dev.postrider.access.Scope;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.Intervention;
import dev.postrider.engine.Operator;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `/v1/deliveries`.
final class DeliveryResource {
    /// How many deliveries one page looks at to find those that a filter wants. A page may come out short, or empty,
    /// and still have a next one: what a page costs does not depend on what lies behind it.
    private static final int MAX_LOOKED_AT = 1000;

    private final DeliveryStore deliveries;
    private final EventStore events;
    private final Operator operator;
    private final Cursors cursors;

    DeliveryResource(DeliveryStore deliveries, EventStore events, Operator operator, Cursors cursors) {
        this.deliveries = deliveries;
        this.events = events;
        this.operator = operator;
        this.cursors = cursors;
    }

    ApiResponse get(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_READ);
        Delivery delivery = ofId(request, id -> deliveries.find(tenant, id));
        return ApiResponse.json(200, DeliveryDocument.whole(delivery));
    }

    /// 202: the attempt follows within moments.
    ApiResponse retry(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_RETRY);
        return answer(202, ofId(request, id -> operator.retry(tenant, id)), "The delivery cannot be retried");
    }

    ApiResponse cancel(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_RETRY);
        return answer(200, ofId(request, id -> operator.cancel(tenant, id)), "The delivery cannot be cancelled");
    }

    private static <T> T ofId(ApiRequest request, Function<DeliveryId, Optional<T>> find) {
        String id = request.path().getOrDefault("id", "");
        return Optional.of(id)
                .filter(DeliveryId::isValid)
                .map(DeliveryId::new)
                .flatMap(find)
                .orElseThrow(() -> Refusal.notFound("there is no delivery " + id));
    }

    private static ApiResponse answer(int status, Intervention came, String refused) {
        return switch (came) {
            case Intervention.Granted(Delivery next) -> ApiResponse.json(status, DeliveryDocument.whole(next));
            case Intervention.Refused(String why) -> throw new Refusal(Problem.of(409, "wrong_status", refused, why));
        };
    }

    ApiResponse list(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.DELIVERIES_READ);
        DeliveryFilter filter = DeliveryFilter.of(request);
        int limit = Paging.limit(request);
        return filter.event()
                .map(event -> ofEvent(tenant, event, filter, request))
                .orElseGet(() -> page(tenant, filter, limit, request));
    }

    private ApiResponse page(TenantId tenant, DeliveryFilter filter, int limit, ApiRequest request) {
        List<Delivery> wanted = new ArrayList<>();
        Optional<DeliveryId> position = start(filter, request);
        boolean isEnd = false;
        for (int looked = 0; !isEnd && wanted.size() < limit && looked < MAX_LOOKED_AT; looked += limit) {
            List<Delivery> found = deliveries.list(tenant, filter.channel(), position, limit);
            found.stream().filter(filter::wants).limit(limit - wanted.size()).forEach(wanted::add);
            boolean isFull = wanted.size() == limit;
            isEnd = !isFull && (found.size() < limit || found.stream().anyMatch(filter::isTooOld));
            position = last(isFull ? wanted : found);
        }
        Optional<String> next = isEnd ? Optional.empty() : position.map(last -> cursors.write(last.value(), request));
        return Paging.page(wanted.stream().map(DeliveryDocument::summary).toList(), next);
    }

    private static Optional<DeliveryId> last(List<Delivery> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.getLast().key().id());
    }

    private Optional<DeliveryId> start(DeliveryFilter filter, ApiRequest request) {
        return cursors.read(request, DeliveryId::new).or(() -> filter.until().map(DeliveryId::earliestAt));
    }

    /// All deliveries of one event, on pages cut from the frozen list of its channels.
    private ApiResponse ofEvent(TenantId tenant, EventId event, DeliveryFilter filter, ApiRequest request) {
        int limit = Paging.limit(request);
        String after = cursors.read(request, Function.identity()).orElse("");
        List<DeliveryKey> keys = events.find(tenant, event)
                .map(planned -> planned.channels().stream()
                        .filter(channel -> channel.value().compareTo(after) > 0)
                        .map(channel -> DeliveryKey.of(planned.accepted(), channel))
                        .toList())
                .orElse(List.of());
        List<DeliveryKey> some = keys.subList(0, Math.min(limit, keys.size()));
        List<Delivery> found = deliveries.findAll(some).stream()
                .filter(filter::wants)
                .sorted(Comparator.comparing(
                        delivery -> delivery.key().channel().value()))
                .toList();
        Optional<String> next = keys.size() > limit
                ? Optional.of(cursors.write(some.getLast().channel().value(), request))
                : Optional.empty();
        return Paging.page(found.stream().map(DeliveryDocument::summary).toList(), next);
    }
}
