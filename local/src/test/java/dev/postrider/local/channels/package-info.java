@NullMarked
package dev.postrider.local.channels;

import org.jspecify.annotations.NullMarked;
