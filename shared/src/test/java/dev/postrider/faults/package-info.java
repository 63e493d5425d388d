/// The fault list (issue 3, F1 to F41) on the real use cases, the stores in memory and a clock that a test turns: days
/// of failing receivers, lost and repeated messages, throttled tables and dying sandboxes take seconds. One seed is one
/// run. Start with [Rehearsal]; [Truth] says what must hold after each. What all interleavings of a few faults come to
/// is the proof's matter, not this room's.
@NullMarked
package dev.postrider.faults;

import org.jspecify.annotations.NullMarked;
