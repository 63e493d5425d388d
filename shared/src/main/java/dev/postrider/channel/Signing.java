package dev.postrider.channel;

import dev.postrider.endpoint.Origin;
import dev.postrider.secret.SealedSecret;
import dev.postrider.signature.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How a channel's requests prove where they come from.
///
/// @param keys the newest first; those behind it belong to a rotation and sign for a while yet
public record Signing(Scheme scheme, List<Key> keys) {
    public static final Signing NONE = new Signing(Scheme.NONE, List.of());

    /// What the secret of every key is called in its context.
    public static final String CONTEXT_NAME = "signing";

    /// How long a secret that has been replaced signs on, unless somebody says otherwise.
    public static final Duration OVERLAP = Duration.ofHours(24);

    public static final Duration MAX_OVERLAP = Duration.ofDays(7);

    /// How many secrets may sign one request.
    public static final int MAX_LIVE = 3;

    public Signing {
        keys = List.copyOf(keys);
    }

    /// A secret that signs.
    ///
    /// @param origins    where requests may carry it; empty for a scheme that never sends the secret itself
    /// @param signsUntil empty for the newest
    /// @param publicKey  `whpk_…`, for a scheme whose receivers verify with one
    public record Key(
            SealedSecret secret,
            Set<Origin> origins,
            Instant createdAt,
            Optional<Instant> signsUntil,
            Optional<String> publicKey) {
        public Key {
            origins = Set.copyOf(origins);
        }

        boolean signsAt(Instant now) {
            return signsUntil.map(now::isBefore).orElse(true);
        }

        private Key endingBy(Instant end) {
            Instant until = signsUntil.filter(end::isAfter).orElse(end);
            return new Key(secret, origins, createdAt, Optional.of(until), publicKey);
        }
    }

    /// The keys that sign a request at this time, the newest first.
    public List<Key> live(Instant now) {
        List<Key> live = new ArrayList<>(keys);
        live.removeIf(key -> !key.signsAt(now));
        return live;
    }

    /// The same with a new key. What signed until now signs on until `end` at the longest, and not at all where one
    /// request has room for one signature.
    public Signing rotated(Key next, Instant now, Instant end) {
        Stream<Key> previous = keys.stream()
                .filter(_ -> scheme.signsWithSeveral())
                .map(key -> key.endingBy(end))
                .filter(key -> key.signsAt(now));
        return new Signing(scheme, Stream.concat(Stream.of(next), previous).toList());
    }
}
