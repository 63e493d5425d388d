/// Lambda's event source mapping on a laptop: polls queues, calls functions with batches, deletes what was worked off.
/// Knows sandboxes and SQS; visibility and redrive are the queue's own. Start with [QueuePoller].
@NullMarked
package dev.postrider.local.queue;

import org.jspecify.annotations.NullMarked;
