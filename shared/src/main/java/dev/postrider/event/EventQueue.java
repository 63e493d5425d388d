package dev.postrider.event;

import java.util.List;

/// Where an accepted event goes first, and stays until it is planned.
public interface EventQueue {
    /// Sends events.
    ///
    /// @return one answer for each, in their order: whether the queue has it for certain.
    ///         What is not certain counts as not.
    List<Boolean> send(List<AcceptedEvent> events);
}
