package dev.postrider.delivery;

import java.util.Optional;

/// What a replay leaves on a delivery that it has taken: by this it is never taken twice.
///
/// @param by      the latest replay that took it
/// @param after   how many attempts had been begun before
/// @param version the version of the channel whose templates its attempts render, to send the same bytes; empty for the
///     channel as it is
public record Renewal(ReplayId by, int after, Optional<Long> version) {}
