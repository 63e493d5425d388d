/// Lambda on a laptop: handlers constructed by name with their variables, called with JSON bytes, stopped in time.
/// Knows AWS's handler interfaces and nothing of queues or HTTP. Start with [FunctionPool].
@NullMarked
package dev.postrider.local.sandbox;

import org.jspecify.annotations.NullMarked;
