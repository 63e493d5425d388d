/// What happened: an event, CloudEvents 1.0 compatible, and the tenant it belongs to.
/// Knows only Java and the ULID format. Start with [Event].
@NullMarked
package dev.postrider.event;

import org.jspecify.annotations.NullMarked;
