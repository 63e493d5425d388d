/// The verbs of `./postrider`: what people type and what they read. Start with [Main].
@NullMarked
package dev.postrider.local.cli;

import org.jspecify.annotations.NullMarked;
