package dev.postrider.delivery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A request as it left, for the history.
public record SentRequest(String method, String url, SequencedMap<String, String> headers, Snippet body) {
    private static final String MASK = "[REDACTED]";

    public SentRequest {
        headers = new LinkedHashMap<>(headers);
    }

    /// The same with these header fields masked, which hold what nobody should read.
    public SentRequest masking(Collection<String> names) {
        SequencedMap<String, String> masked = new LinkedHashMap<>(headers);
        names.forEach(name -> masked.computeIfPresent(name, (_, _) -> MASK));
        return new SentRequest(method, url, masked, body);
    }

    SentRequest withoutBody() {
        return new SentRequest(method, url, headers, body.cut());
    }
}
