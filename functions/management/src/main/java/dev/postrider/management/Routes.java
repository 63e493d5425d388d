package dev.postrider.management;

import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;

/// Which resource answers which route of template.yaml.
final class Routes {
    private final Resources of;

    Routes(Resources resources) {
        this.of = resources;
    }

    /// Whoever answers for something.
    record Resources(
            ChannelResource channels,
            ChannelList channelLists,
            DeliveryResource deliveries,
            EventResource events,
            KeyResource keys,
            PresetResource presets,
            PreviewResource previews,
            VariableResource variables,
            MetricsResource metrics,
            ReplayResource replays,
            HealthResource health,
            ContractResource contract) {}

    ApiResponse answer(ApiRequest request) {
        return switch (request.route()) {
            case "GET /v1/channels" -> of.channelLists().list(request);
            case "POST /v1/channels" -> of.channels().create(request);
            case "GET /v1/channels/{id}" -> of.channels().get(request);
            case "PUT /v1/channels/{id}" -> of.channels().put(request);
            case "PATCH /v1/channels/{id}" -> of.channels().patch(request);
            case "DELETE /v1/channels/{id}" -> of.channels().delete(request);
            case "POST /v1/channels/{id}/copy" -> of.channels().copy(request);
            case "GET /v1/channels/{id}/versions" -> of.channelLists().versions(request);
            case "POST /v1/channels/{id}/secret/rotate" -> of.channels().rotate(request);
            case "GET /v1/deliveries" -> of.deliveries().list(request);
            case "GET /v1/deliveries/{id}" -> of.deliveries().get(request);
            case "POST /v1/deliveries/{id}/retry" -> of.deliveries().retry(request);
            case "POST /v1/deliveries/{id}/cancel" -> of.deliveries().cancel(request);
            case "GET /v1/events" -> of.events().list(request);
            case "GET /v1/events/{id}" -> of.events().get(request);
            case "GET /v1/keys" -> of.keys().list(request);
            case "POST /v1/keys" -> of.keys().mint(request);
            case "DELETE /v1/keys/{id}" -> of.keys().revoke(request);
            case "GET /v1/metrics" -> of.metrics().list(request);
            case "POST /v1/events/{id}/replay" -> of.replays().ofEvent(request);
            case "GET /v1/replays" -> of.replays().list(request);
            case "POST /v1/replays" -> of.replays().create(request);
            case "GET /v1/replays/{id}" -> of.replays().get(request);
            case "POST /v1/replays/{id}/cancel" -> of.replays().cancel(request);
            case "GET /v1/presets" -> of.presets().list(request);
            case "POST /v1/preview" -> of.previews().preview(request);
            case "GET /v1/variables" -> of.variables().list(request);
            case "GET /v1/variables/{name}" -> of.variables().get(request);
            case "PUT /v1/variables/{name}" -> of.variables().put(request);
            case "DELETE /v1/variables/{name}" -> of.variables().delete(request);
            case "GET /v1/health" -> of.health().get();
            case "GET /v1/openapi.json" -> of.contract().openapi();
            default -> throw Refusal.notFound("there is no route " + request.route());
        };
    }
}
