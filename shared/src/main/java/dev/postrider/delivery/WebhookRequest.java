package dev.postrider.delivery;

import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.endpoint.TlsSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The rendered request of one attempt: these bytes are signed, sent and shown.
///
/// @param tls what its connection trusts and shows; empty for the public authorities and no certificate
public record WebhookRequest(
        Method method, URI uri, SequencedMap<String, String> headers, Bytes body, Optional<TlsSettings> tls) {
    public WebhookRequest {
        headers = new LinkedHashMap<>(headers);
    }

    public WebhookRequest(Method method, URI uri, SequencedMap<String, String> headers, Bytes body) {
        this(method, uri, headers, body, Optional.empty());
    }

    public SentRequest sent() {
        return new SentRequest(method.name(), uri.toString(), headers, Snippet.of(body.array(), body.length()));
    }
}
