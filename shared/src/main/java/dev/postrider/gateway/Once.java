package dev.postrider.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.event.Fingerprint;
import dev.postrider.event.TenantId;
import dev.postrider.repeat.FirstRequest;
import dev.postrider.repeat.FirstRequestStore;
import dev.postrider.repeat.RequestKey;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.time.Instant;
import java.util.Optional;

/// Sees to it that a request with an Idempotency-Key makes one thing only, however often it is sent.
public final class Once {
    private final FirstRequestStore store;

    public Once(FirstRequestStore store) {
        this.store = store;
    }

    /// One request that is about to make something.
    @FunctionalInterface
    public interface Occasion {
        /// The first request of this one's key, which is this one if there was none; empty for a request without a
        /// key. Asked when everything about the request is known to be right.
        ///
        /// @param made the id of what this request would make
        /// @throws Refusal 422 when the first one asked for something else
        Optional<FirstRequest> first(String made, Instant now);
    }

    /// The occasion that a request is.
    ///
    /// @throws Refusal 400 for a key that is none
    public Occasion occasion(ApiRequest request, TenantId tenant, JsonNode body) {
        String key = IdempotencyKey.read(request);
        if (key.isEmpty()) {
            return (_, _) -> Optional.empty();
        }
        // With the key, which nobody can guess and nothing stores: a body may hold a password short enough to try.
        String asked = Fingerprint.of(key, Json.write(body)).text();
        RequestKey shared = new RequestKey(tenant, request.route(), key);
        return (made, now) -> {
            FirstRequest first = store.remember(shared, new FirstRequest(asked, made, now));
            if (!first.asked().equals(asked)) {
                throw reused();
            }
            return Optional.of(first);
        };
    }

    private static Refusal reused() {
        return new Refusal(Problem.of(
                422,
                "idempotency_key_reused",
                "The Idempotency-Key stands for another request",
                "within 24 hours a key stands for one body; send a new key with a new request"));
    }
}
