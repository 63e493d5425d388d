@NullMarked
package dev.postrider.local.importing;

import org.jspecify.annotations.NullMarked;
