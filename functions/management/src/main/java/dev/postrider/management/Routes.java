package dev.postrider.management;

import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;

/// Which resource answers which route of template.yaml.
final class Routes {
    private final ChannelResource channels;
    private final DeliveryResource deliveries;
    private final EventResource events;
    private final KeyResource keys;
    private final ContractResource contract;

    Routes(
            ChannelResource channels,
            DeliveryResource deliveries,
            EventResource events,
            KeyResource keys,
            ContractResource contract) {
        this.channels = channels;
        this.deliveries = deliveries;
        this.events = events;
        this.keys = keys;
        this.contract = contract;
    }

    ApiResponse answer(ApiRequest request) {
        return switch (request.route()) {
            case "GET /v1/channels" -> channels.list(request);
            case "POST /v1/channels" -> channels.create(request);
            case "GET /v1/channels/{id}" -> channels.get(request);
            case "PUT /v1/channels/{id}" -> channels.put(request);
            case "PATCH /v1/channels/{id}" -> channels.patch(request);
            case "DELETE /v1/channels/{id}" -> channels.delete(request);
            case "GET /v1/deliveries" -> deliveries.list(request);
            case "GET /v1/deliveries/{id}" -> deliveries.get(request);
            case "POST /v1/deliveries/{id}/retry" -> deliveries.retry(request);
            case "POST /v1/deliveries/{id}/cancel" -> deliveries.cancel(request);
            case "GET /v1/events" -> events.list(request);
            case "GET /v1/events/{id}" -> events.get(request);
            case "GET /v1/keys" -> keys.list(request);
            case "POST /v1/keys" -> keys.mint(request);
            case "DELETE /v1/keys/{id}" -> keys.revoke(request);
            case "GET /v1/health" -> contract.health();
            case "GET /v1/openapi.json" -> contract.openapi();
            default -> throw Refusal.notFound("there is no route " + request.route());
        };
    }
}
