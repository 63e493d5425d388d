package dev.postrider.gateway;

/// The `Idempotency-Key` header: requests with the same key are the same request.
public final class IdempotencyKey {
    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /// The key, or nothing at all.
    public static String read(ApiRequest request) {
        return request.header("idempotency-key").map(IdempotencyKey::checked).orElse("");
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > MAX_LENGTH || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw Refusal.invalid(
                    "",
                    "bad_idempotency_key",
                    "Idempotency-Key is 1 to " + MAX_LENGTH + " printable ASCII characters",
                    "a UUID will do");
        }
        return key;
    }
}
