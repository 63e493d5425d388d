/// Replays: many deliveries sent once more, at a person's wish. Which, how, and how far they have come; pure, with the
/// port of their store. Start with [Replay].
@NullMarked
package dev.postrider.replay;

import org.jspecify.annotations.NullMarked;
