package dev.postrider.http;

import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.delivery.Bytes;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.TlsSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Requests as a test needs them.
final class Requests {
    private Requests() {}

    static WebhookRequest get(URI uri) {
        return new WebhookRequest(Method.GET, uri, new LinkedHashMap<>(), Bytes.NONE);
    }

    static WebhookRequest post(URI uri, String body) {
        return new WebhookRequest(
                Method.POST, uri, new LinkedHashMap<>(Map.of("content-type", "text/plain")), Bytes.utf8(body));
    }

    static WebhookRequest post(URI uri, String body, TlsSettings tls) {
        WebhookRequest request = post(uri, body);
        return new WebhookRequest(request.method(), uri, request.headers(), request.body(), Optional.of(tls));
    }

    static WebhookRequest get(URI uri, TlsSettings tls) {
        return new WebhookRequest(Method.GET, uri, new LinkedHashMap<>(), Bytes.NONE, Optional.of(tls));
    }

    static TlsSettings trusting(String ca) {
        return new TlsSettings(Optional.of(ca), Optional.empty(), Optional.empty());
    }
}
