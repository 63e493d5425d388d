/// Wakes every delivery whose time has come and that nothing else has woken: waits beyond what SQS can hold, wake-ups
/// that were lost, leases of workers that stopped. Start with [Sweeper].
@NullMarked
package dev.postrider.sweep;

import org.jspecify.annotations.NullMarked;
