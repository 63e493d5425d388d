package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventQueue;
import dev.postrider.event.Hops;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What takes accepted events keeps to this.
public abstract class EventQueueContract {
    private final TenantId tenant = Examples.tenant();

    protected abstract EventQueue queue();

    /// Takes everything that is there.
    protected abstract List<AcceptedEvent> arrivals();

    @Test
    void carriesAnEventExactly() {
        AcceptedEvent event = event(1).after(new Hops(2)).partOf(Optional.of(Examples.TRACE));

        assertThat(queue().send(List.of(event))).containsExactly(true);

        assertThat(arrivals()).containsExactly(event);
    }

    @Test
    void carriesMoreThanABatchHolds() {
        List<AcceptedEvent> many = IntStream.range(0, 25).mapToObj(this::event).toList();

        assertThat(queue().send(many)).hasSize(25).containsOnly(true);

        assertThat(arrivals()).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void carriesNothingWhenGivenNothing() {
        assertThat(queue().send(List.of())).isEmpty();

        assertThat(arrivals()).isEmpty();
    }

    /// As long as ingest takes them: 256 KB each, and three times that where every character becomes an escape.
    @Test
    void carriesTheLongestEvents() {
        List<AcceptedEvent> events = IntStream.range(0, 8)
                .mapToObj(i -> withText(event(i), (i % 2 == 0 ? "\u00e9" : "ee").repeat(127 * 1024)))
                .toList();

        assertThat(queue().send(events)).hasSize(8).containsOnly(true);

        assertThat(arrivals())
                .map(EventQueueContract::inAscii)
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(EventQueueContract::inAscii).toList());
    }

    /// SQS takes none of these as they are. The JSON that arrives means the same, however it is written.
    @Test
    void carriesCharactersThatCannotTravelThroughSqs() {
        AcceptedEvent event = withText(event(1), "\ufffe\uffff\u007f\ud83d\ude80\\u0000\\ud800");

        assertThat(queue().send(List.of(event))).containsExactly(true);

        assertThat(arrivals()).map(EventQueueContract::inAscii).containsExactly(inAscii(event));
    }

    private static AcceptedEvent inAscii(AcceptedEvent accepted) {
        return withData(accepted, new JsonText(accepted.event().data().ascii()));
    }

    private AcceptedEvent event(int number) {
        AcceptedEvent accepted = Examples.event(tenant, number, Examples.START);
        return withText(accepted, "plain");
    }

    private static AcceptedEvent withText(AcceptedEvent accepted, String text) {
        return withData(accepted, new JsonText("\"" + text + "\""));
    }

    private static AcceptedEvent withData(AcceptedEvent accepted, JsonText data) {
        Event event = accepted.event();
        return new AcceptedEvent(
                accepted.tenant(),
                accepted.acceptedAt(),
                new Event(
                        event.id(),
                        event.sourceId(),
                        event.source(),
                        event.type(),
                        event.subject(),
                        event.time(),
                        data,
                        event.extensions()),
                accepted.hops(),
                accepted.trace());
    }
}
