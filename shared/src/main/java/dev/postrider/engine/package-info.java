/// The use cases of delivering: plan an event, wake a delivery, make its attempt, record it, sweep what is due.
/// They decide and know only ports; functions wire them to adapters, tests to memory, and both run the same code.
///
/// Two ways in: an accepted event goes to [EventPlanner], which freezes its channels, creates its deliveries and sends
/// the first ones at once; a wake-up goes to [Dispatcher], which claims, sends and records. [Sweeper] wakes what
/// nothing
/// else has woken.
@NullMarked
package dev.postrider.engine;

import org.jspecify.annotations.NullMarked;
