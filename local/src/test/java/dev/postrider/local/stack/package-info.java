/// The whole runner on emulators: queues, schedules, durability, and the real template.
@NullMarked
package dev.postrider.local.stack;

import org.jspecify.annotations.NullMarked;
