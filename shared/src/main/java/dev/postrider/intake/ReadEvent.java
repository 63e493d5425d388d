package dev.postrider.intake;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.runtime.Problem;
import java.util.List;

/// What reading one posted event came to.
public sealed interface ReadEvent {
    record Accepted(AcceptedEvent event) implements ReadEvent {}

    record Rejected(List<Problem.Mistake> mistakes) implements ReadEvent {}
}
