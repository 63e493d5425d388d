package dev.postrider.delivery;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A receiver's answer, for the history.
public record ReceivedResponse(int status, SequencedMap<String, String> headers, Snippet body) {
    public ReceivedResponse {
        headers = new LinkedHashMap<>(headers);
    }

    ReceivedResponse withoutBody() {
        return new ReceivedResponse(status, headers, body.cut());
    }
}
