package dev.postrider.ingest;

import dev.postrider.document.EventDocument;
import dev.postrider.event.JsonText;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.intake.EventDraft;
import dev.postrider.intake.JsonLimits;
import dev.postrider.intake.Mistakes;
import dev.postrider.intake.StructuredEvent;
import dev.postrider.runtime.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The body is the data; the rest stands in `ce-…` headers (CloudEvents HTTP protocol binding 1.0, section 3.1) or, for
/// systems that can set no header, in the URL as `?type=` and `?source=`.
final class BinaryEvent {
    private static final String PREFIX = "ce-";

    private BinaryEvent() {}

    static EventDraft read(ApiRequest request, String body) {
        Map<String, String> attributes = new HashMap<>();
        Map<String, JsonText> extensions = new HashMap<>();
        request.headers().forEach((header, value) -> {
            if (header.startsWith(PREFIX)) {
                put(header.substring(PREFIX.length()), decoded(value), attributes, extensions);
            }
        });
        request.parameter("type").ifPresent(type -> attributes.put("type", type));
        request.parameter("source").ifPresent(source -> attributes.put("source", source));
        Mistakes mistakes = Mistakes.at("");
        extensions.keySet().forEach(name -> StructuredEvent.checkExtension(name, mistakes));
        return new EventDraft(attributes, extensions, JsonLimits.value(body), mistakes);
    }

    private static void put(
            String name, String value, Map<String, String> attributes, Map<String, JsonText> extensions) {
        if (EventDocument.isAttribute(name)) {
            attributes.put(name, value);
        } else {
            extensions.put(name, new JsonText(Json.write(Json.array().add(value).get(0))));
        }
    }

    /// Header values carry what is not printable ASCII percent-encoded (section 3.1.3.2).
    private static String decoded(String value) {
        try {
            return value.contains("%") ? URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8) : value;
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
