package dev.postrider.delivery;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A request as it left, for the history.
public record SentRequest(String method, String url, SequencedMap<String, String> headers, Snippet body) {
    public SentRequest {
        headers = new LinkedHashMap<>(headers);
    }

    SentRequest withoutBody() {
        return new SentRequest(method, url, headers, body.cut());
    }
}
