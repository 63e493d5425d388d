/// Plans accepted events and makes the attempts of their deliveries.
///
/// Two ways in: an event from `EventQueue` goes to [EventPlanner], which freezes its channels, creates its deliveries
/// and
/// sends the first ones at once; a wake-up from `RetryQueue` goes to [Dispatcher], which claims, sends and records.
@NullMarked
package dev.postrider.dispatch;

import org.jspecify.annotations.NullMarked;
