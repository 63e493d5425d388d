package dev.postrider.delivery;

import java.time.Instant;

/// Word that the sweeper has come to the end of a sweep.
///
/// @param woken   deliveries that it has woken
/// @param overdue those of them that had been due for more than five minutes: a sign that sweeps or workers are too few
public record Heartbeat(Instant at, int woken, int overdue) {}
