/// The whole stack in one process: template.yaml executed on emulators, with the very handlers that deploy.
/// Start with [LocalStack].
@NullMarked
package dev.postrider.local.stack;

import org.jspecify.annotations.NullMarked;
