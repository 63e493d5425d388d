/// Which channels an event goes to, and which clause of a channel said no. Start with [Matching].
@NullMarked
package dev.postrider.matching;

import org.jspecify.annotations.NullMarked;
