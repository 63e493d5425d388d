/// The two queues: accepted events on their way to dispatch, and wake-ups on their way to a delivery's next attempt.
/// Start with [SqsEventQueue] and [SqsWakeUpQueue].
@NullMarked
package dev.postrider.sqs;

import org.jspecify.annotations.NullMarked;
