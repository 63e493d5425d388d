package dev.postrider.delivery;

import dev.postrider.channel.HeaderRules;
import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.endpoint.TlsSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The rendered request of one attempt: these bytes are signed, sent and shown.
///
/// @param headers by name in lower case; a name or value that HTTP would not carry as it is cannot be built
/// @param tls     what its connection trusts and shows; empty for the public authorities and no certificate
public record WebhookRequest(
        Method method, URI uri, SequencedMap<String, String> headers, Bytes body, Optional<TlsSettings> tls) {
    public WebhookRequest {
        headers = new LinkedHashMap<>(headers);
        // The last gate: the library behind it would put spaces where line breaks are.
        headers.forEach((name, value) -> {
            if (!HeaderRules.isName(name) || !HeaderRules.isValue(value)) {
                throw new IllegalArgumentException("header " + name + " cannot go over the wire");
            }
        });
    }

    public WebhookRequest(Method method, URI uri, SequencedMap<String, String> headers, Bytes body) {
        this(method, uri, headers, body, Optional.empty());
    }

    public SentRequest sent() {
        return new SentRequest(method.name(), uri.toString(), headers, Snippet.of(body.array(), body.length()));
    }
}
