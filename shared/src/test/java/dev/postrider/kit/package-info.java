/// What tests are made with: a receiver that is really there, a clock that moves when told, the corpora.
/// Knows the JDK, and Jackson for the corpora. Start with [TestReceiver].
@NullMarked
package dev.postrider.kit;

import org.jspecify.annotations.NullMarked;
