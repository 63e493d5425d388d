package dev.postrider.health;

import java.time.Instant;

/// One attempt, as it counts for the health of its channel. Whoever has made the attempt observes it, once.
///
/// @param version of the channel that was sent to
public record Observation(Verdict verdict, long version, Instant at) {}
