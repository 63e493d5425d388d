/// How an event is read that somebody has posted, to be delivered or only to be tried: its forms, its limits, what is
/// wrong with it. Knows JSON and refusals, no store and no queue. Start with [StructuredEvent] and [Acceptance].
@NullMarked
package dev.postrider.intake;

import org.jspecify.annotations.NullMarked;
