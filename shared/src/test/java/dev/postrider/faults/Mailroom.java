package dev.postrider.faults;

import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.memory.InMemoryQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/// The two queues of a rehearsal, timed as template.yaml has them, and a mail that may lose, delay and repeat. An event
/// is never lost: its 202 says so.
final class Mailroom {
    private static final Duration VISIBILITY = Duration.ofMinutes(6);

    private final InMemoryQueue<AcceptedEvent> events;
    private final InMemoryQueue<WakeUp> wakeUps;
    private final Setting.Mail mail;
    private final Random chance;
    private final Chronicle chronicle;

    Mailroom(Setting.Mail mail, Random chance, InstantSource clock, Chronicle chronicle) {
        this.mail = mail;
        this.chance = chance;
        this.chronicle = chronicle;
        events = new InMemoryQueue<>(clock, VISIBILITY, 20);
        wakeUps = new InMemoryQueue<>(clock, VISIBILITY, 10);
    }

    InMemoryQueue<AcceptedEvent> events() {
        return events;
    }

    InMemoryQueue<WakeUp> wakeUps() {
        return wakeUps;
    }

    void post(AcceptedEvent event) {
        chronicle.accepted(event);
        List<Duration> letters = mail.comes(chance);
        (letters.isEmpty() ? List.of(Duration.ZERO) : letters).forEach(late -> events.send(event, late));
    }

    /// Takes what Postrider itself has to tell.
    List<Boolean> announce(List<AcceptedEvent> announced) {
        announced.forEach(chronicle::announced);
        announced.forEach(event -> events.send(event, Duration.ZERO));
        return announced.stream().map(_ -> true).toList();
    }

    void enqueue(List<Delayed> sent) {
        for (Delayed delayed : sent) {
            List<Duration> letters = mail.comes(chance);
            chronicle.sent(delayed, letters.isEmpty());
            Duration held = Duration.ofSeconds(delayed.delay().plusMillis(999).toSeconds());
            letters.forEach(late -> wakeUps.send(delayed.wakeUp(), held.plus(late)));
        }
    }
}
