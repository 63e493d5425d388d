package dev.postrider.kit;

import java.time.Duration;
import java.util.Map;

/// What a [TestReceiver] does with one request.
public sealed interface Answer {

    record Reply(int status, Map<String, String> headers, String body) implements Answer {
        public Reply {
            headers = Map.copyOf(headers);
        }
    }

    record Late(Duration after, Answer answer) implements Answer {}

    /// The connection ends with a TCP reset (RST), after the request was read.
    record Reset() implements Answer {}

    static Reply status(int status) {
        return new Reply(status, Map.of(), "");
    }

    default Answer after(Duration wait) {
        return new Late(wait, this);
    }
}
