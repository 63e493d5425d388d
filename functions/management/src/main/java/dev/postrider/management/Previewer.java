package dev.postrider.management;

import dev.postrider.channel.Channel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.preset.PresetCatalog;
import dev.postrider.render.OpenChannel;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.runtime.Problem;
import dev.postrider.template.Remark;
import dev.postrider.template.TemplateFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Renders what would be sent, by the same code as a delivery. Sends nothing.
final class Previewer {
    private final WebhookRenderer renderer;
    private final Placeholders placeholders;
    private final PresetCatalog presets;

    Previewer(WebhookRenderer renderer, Placeholders placeholders, PresetCatalog presets) {
        this.renderer = renderer;
        this.placeholders = placeholders;
        this.presets = presets;
    }

    Preview preview(Channel channel, AcceptedEvent event) {
        DeliveryKey delivery = DeliveryKey.of(event, channel.id());
        OpenChannel open = placeholders.open(event.tenant(), channel);
        return switch (renderer.render(open, event, delivery.id(), event.acceptedAt())) {
            case WebhookRenderer.Result.Ready(WebhookRequest request, var _) ->
                new Preview.Rendered(request, warnings(open, event, request));
            case WebhookRenderer.Result.Broken(AttemptOutcome outcome) ->
                new Preview.Unrenderable(List.of(why(outcome, open, event)));
        };
    }

    private List<Remark> remarks(OpenChannel open, AcceptedEvent event, String place) {
        DeliveryKey delivery = DeliveryKey.of(event, open.channel().id());
        return renderer.remarks(open, event, delivery.id()).getOrDefault(place, List.of());
    }

    private List<Problem.Mistake> warnings(OpenChannel open, AcceptedEvent event, WebhookRequest request) {
        Channel channel = open.channel();
        DeliveryKey delivery = DeliveryKey.of(event, channel.id());
        List<Problem.Mistake> warnings =
                new ArrayList<>(TemplateWarnings.of(open, event, renderer.remarks(open, event, delivery.id())));
        channel.label().preset().flatMap(presets::find).ifPresent(preset -> {
            warnings.addAll(ExampleWarnings.of(preset, channel));
            warnings.addAll(LimitWarnings.of(preset, request));
        });
        return warnings;
    }

    private Problem.Mistake why(AttemptOutcome outcome, OpenChannel open, AcceptedEvent event) {
        return switch (outcome) {
            case AttemptOutcome.Unrenderable(String place, TemplateFault fault) ->
                new Problem.Mistake(
                        TemplateWarnings.pointer(place),
                        fault.line() > 0
                                ? Optional.of(new Problem.Place(fault.line(), fault.column()))
                                : Optional.empty(),
                        outcome.reason().code(),
                        fault.reason(),
                        TemplateWarnings.hint(open, event, fault.reason(), remarks(open, event, place)));
            case AttemptOutcome.TooLarge(String limit) ->
                Problem.Mistake.at(
                        "/request",
                        outcome.reason().code(),
                        "the rendered request has " + limit,
                        "print less of the event");
            case AttemptOutcome.Forbidden(boolean _, Optional<String> why) ->
                Problem.Mistake.at(
                        "/request/url",
                        outcome.reason().code(),
                        "the rendered URL may not be called: " + why.orElse("it is not one that webhooks may reach"),
                        outcome.reason().hint());
            default -> throw new IllegalStateException("rendering comes to nothing else: " + outcome.reason());
        };
    }
}
