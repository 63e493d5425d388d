/// One function at a time: its surroundings, its limits, its failures.
@NullMarked
package dev.postrider.local.sandbox;

import org.jspecify.annotations.NullMarked;
