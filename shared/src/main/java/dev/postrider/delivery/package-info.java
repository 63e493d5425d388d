/// One event for one channel, from the first claim to its end: states, attempts, outcomes and decisions, all pure.
/// Knows events, templates and channels; its ports keep deliveries, wake them and send them.
/// Start with [Delivery]; every change of state is a method there, every store only swaps what it was given.
@NullMarked
package dev.postrider.delivery;

import org.jspecify.annotations.NullMarked;
