/// The verbs, as they are typed and read.
@NullMarked
package dev.postrider.local.cli;

import org.jspecify.annotations.NullMarked;
