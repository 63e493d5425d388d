package dev.postrider.delivery;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps planned events: what happened, and which channels it goes to. Written once; only a replay adds channels.
public interface EventStore {
    /// Keeps a plan, unless the event has one already.
    ///
    /// @return the plan that counts: the given one, or the one that was there first, read strongly consistent
    PlannedEvent plan(PlannedEvent candidate);

    /// Read strongly consistent; empty also for an event that has expired.
    Optional<PlannedEvent> find(TenantId tenant, EventId id);

    /// Keeps an event, with its list, as long as if it had been accepted at a later moment. Never shortens its life,
    /// and does nothing for an event that is not there.
    void keep(TenantId tenant, EventId id, Instant acceptedAt);

    /// Adds channels to the list of an event that were not on it when it was planned: a replay has made deliveries for
    /// them. Does nothing for an event that is not there.
    void extend(TenantId tenant, EventId id, List<ChannelId> more);

    /// Events of a tenant, newest first; may be a moment behind.
    ///
    /// @param before only older ones than this
    List<EventSummary> list(TenantId tenant, Optional<EventPosition> before, int limit);

    /// An event and the frozen list of the channels that it matched.
    ///
    /// @param revision the tenant's revision that it was matched against
    record PlannedEvent(AcceptedEvent accepted, List<ChannelId> channels, long revision) {
        public PlannedEvent {
            channels = List.copyOf(channels);
        }
    }

    /// Where in the history of a tenant an event stands.
    record EventPosition(Instant acceptedAt, EventId id) implements Comparable<EventPosition> {
        @Override
        public int compareTo(EventPosition other) {
            int byTime = acceptedAt.compareTo(other.acceptedAt);
            return byTime != 0 ? byTime : id.value().compareTo(other.id.value());
        }
    }

    /// An event as a list shows it.
    record EventSummary(EventPosition position, EventType type, String source, Optional<String> subject) {}
}
