/// The house rules, held to this module.
@NullMarked
package dev.postrider.local;

import org.jspecify.annotations.NullMarked;
