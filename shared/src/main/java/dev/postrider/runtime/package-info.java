/// What every function stands on: its surroundings, its AWS clients, JSON text, problems and the wide log line.
/// Knows no word of the domain. Start with [Platform].
@NullMarked
package dev.postrider.runtime;

import org.jspecify.annotations.NullMarked;
