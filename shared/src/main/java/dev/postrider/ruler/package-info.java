/// Event patterns by AWS Event Ruler: the automaton behind EventBridge, which meets one event with thousands of
/// patterns
/// at once. Nothing outside knows the library. Start with [RulerPatterns].
@NullMarked
package dev.postrider.ruler;

import org.jspecify.annotations.NullMarked;
