package dev.postrider.delivery;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The way of one request over the network: where it went, and what its time was spent on.
///
/// @param remoteAddress address and port that it was sent to, or that was tried last; empty where none was found, or
///                      may be told
/// @param phases        how long each phase took, in whole milliseconds; what did not happen is not in it
public record Journey(Optional<String> remoteAddress, Map<Phase, Duration> phases) {
    /// That of a request which never left.
    public static final Journey NONE = new Journey(Optional.empty(), Map.of());

    public Journey {
        Map<Phase, Duration> inOrder = new EnumMap<>(Phase.class);
        inOrder.putAll(phases);
        phases = Collections.unmodifiableMap(inOrder);
    }

    /// The same to an address as it may be shown.
    public Journey shownAs(Optional<String> address) {
        return new Journey(address, phases);
    }

    /// What a request does, in this order. Over a connection that is used again it begins with the fourth.
    public enum Phase {
        /// The host's name is resolved.
        DNS,
        /// A connection is made, to the second address where the first does not take it.
        CONNECT,
        /// The TLS handshake.
        TLS,
        /// The request is sent, and the head of the answer waited for.
        WAIT,
        /// The answer's body is read.
        READ;

        /// Its name in JSON, which tells the unit.
        public String field() {
            return name().toLowerCase(Locale.ROOT) + "Ms";
        }
    }
}
