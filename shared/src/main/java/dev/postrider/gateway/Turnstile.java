package dev.postrider.gateway;

import dev.postrider.access.KeyId;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// The way into every function: reads the request and lets each key through as often as its rate allows: a token bucket
/// for each, kept as the one moment at which it will
/// be full again (GCRA, the virtual scheduling algorithm of ITU-T I.371).
///
/// It knows of the requests of this sandbox only, so that a key which is served by n sandboxes gets n times its rate.
/// The root key is never held up: it belongs to whoever runs the stack. Callers without a key are not counted, they
/// are answered 401 at no cost; the stage's throttle holds for all together.
public final class Turnstile {
    /// Keys that are counted at the same time. One that is pushed out begins anew with a full bucket.
    private static final int MOST_KEYS = 10_000;

    private final KeyRate rate;
    private final InstantSource clock;
    private final Map<KeyId, Instant> fullAgainAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<KeyId, Instant> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public Turnstile(KeyRate rate, InstantSource clock) {
        this.rate = rate;
        this.clock = clock;
    }

    /// Reads a request that is answered now: a key that has expired since the authorizer knew it is nobody's.
    public ApiRequest read(InputStream in) {
        return ApiRequest.read(in, clock.instant());
    }

    /// Counts a request.
    ///
    /// @throws Refusal 429 when its key has asked too often; such a request is not counted
    public void pass(Caller caller) {
        caller.credential().flatMap(credential -> credential.key()).ifPresent(this::count);
    }

    private synchronized void count(KeyId key) {
        Instant now = clock.instant();
        Instant full = fullAgainAt.getOrDefault(key, now);
        Duration owed = Duration.between(now, full);
        boolean isBehindTheClock = owed.isNegative() || owed.compareTo(rate.window()) > 0;
        Duration after = (isBehindTheClock ? Duration.ZERO : owed).plus(rate.interval());
        Duration tooMuch = after.minus(rate.window());
        if (tooMuch.isPositive()) {
            throw Refusal.tooMany(wholeSeconds(tooMuch));
        }
        fullAgainAt.put(key, now.plus(after));
    }

    /// Rounded up: whoever waits that long gets through.
    private static Duration wholeSeconds(Duration duration) {
        return Duration.ofSeconds(duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
