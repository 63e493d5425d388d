/// Runs the engine's sweeper every minute. Start with [SweepHandler].
@NullMarked
package dev.postrider.sweep;

import org.jspecify.annotations.NullMarked;
