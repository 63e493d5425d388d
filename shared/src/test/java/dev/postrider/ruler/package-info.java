/// Event patterns against the library that EventBridge itself uses.
@NullMarked
package dev.postrider.ruler;

import org.jspecify.annotations.NullMarked;
