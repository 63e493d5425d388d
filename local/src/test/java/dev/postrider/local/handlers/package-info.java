/// Small handlers that the runner's tests name in their templates.
@NullMarked
package dev.postrider.local.handlers;

import org.jspecify.annotations.NullMarked;
