/// What became of attempts, counted for each channel and hour. Pure: knows deliveries' reasons and no store. Start with
/// [Tally].
@NullMarked
package dev.postrider.metrics;

import org.jspecify.annotations.NullMarked;
