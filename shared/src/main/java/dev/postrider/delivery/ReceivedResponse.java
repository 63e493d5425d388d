package dev.postrider.delivery;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// A receiver's answer, for the history.
///
/// @param sha256 of the whole body as it came, in lower-case hex; empty where there is none, where it was not read to
///               its end, or where it might tell a secret
public record ReceivedResponse(
        int status, SequencedMap<String, String> headers, Snippet body, Optional<String> sha256) {
    public ReceivedResponse {
        headers = new LinkedHashMap<>(headers);
    }

    ReceivedResponse withoutBody() {
        return new ReceivedResponse(status, headers, body.cut(), sha256);
    }
}
