/// The catalogue against its own rules, and every preset against every shape of event.
@NullMarked
package dev.postrider.preset;

import org.jspecify.annotations.NullMarked;
