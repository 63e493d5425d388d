package dev.postrider.channel;

import dev.postrider.event.Event;
import java.util.List;
import java.util.Optional;

/// Evaluates event patterns.
public interface EventPatterns {
    /// What is wrong with a pattern, in words for whoever wrote it; empty if nothing is.
    Optional<String> check(EventPattern pattern);

    boolean matches(EventPattern pattern, Event event);

    /// Prepares the channels of a catalog for many events.
    Index index(Catalog catalog);

    /// The channels of one catalog, ready to be asked again and again. Safe for use by many threads.
    interface Index {
        /// The channels whose pattern an event meets, those without a pattern included, in no order. Their types are
        /// a hint here: a channel whose types say no may be among them.
        List<Channel> candidates(Event event);
    }
}
