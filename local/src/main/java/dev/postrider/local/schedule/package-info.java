/// EventBridge Scheduler on a laptop: calls a function at a fixed rate. Start with [FixedRate].
@NullMarked
package dev.postrider.local.schedule;

import org.jspecify.annotations.NullMarked;
