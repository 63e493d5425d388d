package dev.postrider.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The HTTP API and its authorizers by name.
public record ApiSpec(String id, Map<String, Authorizer> authorizers) {
    public ApiSpec {
        authorizers = Map.copyOf(authorizers);
    }

    /// A Lambda authorizer with payload 2.0 and simple responses: the headers that identify a caller, and for how long
    /// an answer may be used again.
    public record Authorizer(String functionArn, List<String> headers, Duration reuse) {
        public Authorizer {
            headers = List.copyOf(headers);
        }
    }
}
