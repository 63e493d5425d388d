package dev.postrider.engine;

import dev.postrider.document.AnnouncementDocument;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.EventQueue;
import dev.postrider.health.Announcement;
import dev.postrider.runtime.WideLog;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Publishes what Postrider itself has to tell, before what it tells is written down: a stop in between repeats it,
/// and the identity of the event makes the repetition harmless. If the queue is down, it is not told.
public final class Announcer {
    private static final int MAX_REMEMBERED = 10_000;

    private final EventQueue events;
    private final InstantSource clock;
    private final WideLog log;
    private final SequencedSet<EventId> told = new LinkedHashSet<>();

    public Announcer(EventQueue events, InstantSource clock, WideLog log) {
        this.events = events;
        this.clock = clock;
        this.log = log;
    }

    void announce(Announcement announcement) {
        AcceptedEvent event = AnnouncementDocument.write(announcement, clock.instant());
        if (isTold(event.event().id())) {
            return;
        }
        boolean isSent = events.send(List.of(event)).getFirst();
        if (isSent) {
            remember(event.event().id());
        }
        log.write(
                isSent ? "announced" : "announcement.lost",
                line -> line.put("tenant", event.tenant().value())
                        .put("channel", announcement.channel().id().value())
                        .put("type", event.event().type().value()));
    }

    private boolean isTold(EventId id) {
        synchronized (told) {
            return told.contains(id);
        }
    }

    private void remember(EventId id) {
        synchronized (told) {
            told.add(id);
            if (told.size() > MAX_REMEMBERED) {
                told.removeFirst();
            }
        }
    }
}
