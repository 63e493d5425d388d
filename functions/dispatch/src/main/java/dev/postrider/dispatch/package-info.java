/// Takes batches from both queues to the engine and tells SQS which of their records must come again.
/// Start with [Batch].
@NullMarked
package dev.postrider.dispatch;

import org.jspecify.annotations.NullMarked;
