package dev.postrider.management;

import dev.postrider.delivery.WebhookRequest;
import dev.postrider.preset.Limit;
import dev.postrider.preset.Preset;
import dev.postrider.runtime.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Where a rendered request is more than its preset's receiver takes.
final class LimitWarnings {
    private LimitWarnings() {}

    static List<Problem.Mistake> of(Preset preset, WebhookRequest request) {
        String contentType = request.headers().getOrDefault("content-type", "");
        String body = new String(request.body().array(), StandardCharsets.UTF_8);
        return preset.excesses(contentType, body).stream()
                .map(excess -> warning(preset, excess))
                .toList();
    }

    private static Problem.Mistake warning(Preset preset, Limit.Excess excess) {
        String part = excess.pointer().isEmpty() ? "the body" : excess.pointer() + " of the body";
        String unit = excess.limit().unit().name().toLowerCase(Locale.ROOT);
        return Problem.Mistake.at(
                "/request/body",
                "receiver_limit",
                "%s has %d %s; %s takes at most %d"
                        .formatted(
                                part,
                                excess.size(),
                                unit,
                                preset.name(),
                                excess.limit().max()),
                "shorten it with truncate, limit or max=");
    }
}
