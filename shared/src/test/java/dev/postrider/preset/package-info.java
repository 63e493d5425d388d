/// The catalogue against its own rules, and every preset against samples of events.
@NullMarked
package dev.postrider.preset;

import org.jspecify.annotations.NullMarked;
