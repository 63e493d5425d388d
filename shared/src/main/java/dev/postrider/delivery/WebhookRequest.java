package dev.postrider.delivery;

import dev.postrider.channel.RequestTemplate.Method;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The rendered request of one attempt: these bytes are signed, sent and shown.
public record WebhookRequest(Method method, URI uri, SequencedMap<String, String> headers, Bytes body) {
    public WebhookRequest {
        headers = new LinkedHashMap<>(headers);
    }

    public SentRequest sent() {
        return new SentRequest(method.name(), uri.toString(), headers, Snippet.of(body.array(), body.length()));
    }
}
