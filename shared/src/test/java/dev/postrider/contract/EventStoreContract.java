package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.EventPosition;
import dev.postrider.delivery.EventStore.EventSummary;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.Hops;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps planned events keeps to this, for [Examples#RETENTION].
public abstract class EventStoreContract {
    protected final MutableClock clock = MutableClock.at(Examples.START);

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    protected abstract EventStore store();

    @Test
    void keepsTheFirstPlanFieldByField() {
        PlannedEvent plan = new PlannedEvent(
                event(1).after(new Hops(2)).partOf(Optional.of(Examples.TRACE)), Examples.channelIds(3), 7);

        PlannedEvent kept = store().plan(plan);

        assertThat(kept).isEqualTo(plan);
        assertThat(found(plan)).contains(plan);
    }

    @Test
    void keepsAnEventThatSaysAsLittleAsItCan() {
        Event event = new Event(
                EventId.ofIdempotencyKey(tenant, "key", 0),
                Optional.empty(),
                "",
                new EventType("t"),
                Optional.empty(),
                Examples.START,
                JsonText.NULL,
                Map.of());
        PlannedEvent plan = new PlannedEvent(new AcceptedEvent(tenant, Examples.START, event), List.of(), 0);

        store().plan(plan);

        assertThat(found(plan)).contains(plan);
        assertThat(list(Optional.empty(), 10))
                .containsExactly(new EventSummary(position(event), event.type(), "", Optional.empty()));
    }

    @Test
    void tellsTheLoserWhatTheWinnerPlanned() {
        PlannedEvent first = new PlannedEvent(event(1), Examples.channelIds(2), 7);
        AcceptedEvent again = Examples.event(tenant, 1, Examples.START.plusSeconds(3));
        store().plan(first);

        PlannedEvent counts = store().plan(new PlannedEvent(again, Examples.channelIds(5), 8));

        assertThat(counts).isEqualTo(first);
        assertThat(found(first)).contains(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 1000, 1001, 2500})
    void keepsListsOfAnyLengthInTheirOrder(int channels) {
        PlannedEvent plan = new PlannedEvent(event(channels), Examples.channelIds(channels), 1);

        store().plan(plan);

        assertThat(found(plan)).contains(plan);
    }

    @Test
    void keepsTheWinnersLongListWholeWhenTheLosersIsLongToo() {
        List<ChannelId> ids = Examples.channelIds(1200);
        PlannedEvent first = new PlannedEvent(event(1), ids.subList(0, 1100), 7);
        store().plan(first);

        PlannedEvent counts = store().plan(new PlannedEvent(event(1), ids.subList(100, 1200), 8));

        assertThat(counts).isEqualTo(first);
        assertThat(found(first)).contains(first);
    }

    @Test
    void agreesOnOnePlanWhenManyPlanAtOnce() {
        List<ChannelId> ids = Examples.channelIds(600);

        List<PlannedEvent> counts = Race.of(
                4, planner -> store().plan(new PlannedEvent(event(1), ids.subList(planner, 590 + planner), planner)));

        assertThat(counts).hasSize(4).containsOnly(found(counts.getFirst()).orElseThrow());
    }

    @Test
    void findsNothingThatWasNotPlanned() {
        assertThat(store().find(tenant, event(1).event().id())).isEmpty();
        assertThat(list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void listsTheNewestFirst() {
        List<EventPosition> positions = IntStream.range(0, 10)
                .mapToObj(i -> planned(i, Examples.START.plusMillis(i)))
                .toList();

        assertThat(list(Optional.empty(), 10))
                .extracting(EventSummary::position)
                .isEqualTo(positions.reversed());
        assertThat(list(Optional.empty(), 3))
                .extracting(EventSummary::position)
                .isEqualTo(positions.reversed().subList(0, 3));
        assertThat(list(Optional.of(positions.get(4)), 3))
                .extracting(EventSummary::position)
                .isEqualTo(List.of(positions.get(3), positions.get(2), positions.get(1)));
    }

    @Test
    void showsInAListWhatTheEventSays() {
        EventPosition position = planned(1, Examples.START);
        Event event = event(1).event();

        assertThat(list(Optional.empty(), 10))
                .containsExactly(new EventSummary(position, event.type(), event.source(), event.subject()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void pagesThroughManyEventsOfOneMillisecond(int limit) {
        List<EventPosition> all = new ArrayList<>();
        all.add(planned(0, Examples.START.minusMillis(1)));
        IntStream.range(1, 60).forEach(i -> all.add(planned(i, Examples.START)));
        all.add(planned(60, Examples.START.plusMillis(1)));

        List<EventPosition> seen = new ArrayList<>();
        List<EventSummary> page = list(Optional.empty(), limit);
        while (!page.isEmpty()) {
            page.forEach(event -> seen.add(event.position()));
            page = list(Optional.of(seen.getLast()), limit);
        }

        assertThat(seen)
                .isEqualTo(all.stream()
                        .sorted(Comparator.<EventPosition>naturalOrder().reversed())
                        .toList());
    }

    @Test
    void countsWhatHasExpiredAsAbsent() {
        EventPosition old = planned(1, Examples.START);
        EventPosition young = planned(2, Examples.START.plusSeconds(1));
        clock.set(Examples.START.plus(Examples.RETENTION).minusMillis(1));
        assertThat(store().find(tenant, old.id())).isPresent();

        clock.advance(Duration.ofMillis(1));

        assertThat(store().find(tenant, old.id())).isEmpty();
        assertThat(list(Optional.empty(), 10))
                .extracting(EventSummary::position)
                .containsExactly(young);
    }

    @Test
    void plansAnEventAnewOnceItHasExpired() {
        store().plan(new PlannedEvent(event(1), Examples.channelIds(600), 7));
        Instant later = clock.advance(Examples.RETENTION.plusDays(1));
        PlannedEvent again = new PlannedEvent(Examples.event(tenant, 1, later), Examples.channelIds(501), 8);

        PlannedEvent counts = store().plan(again);

        assertThat(counts).isEqualTo(again);
        assertThat(found(again)).contains(again);
    }

    @Test
    void keepsAnEventWithItsWholeListAsLongAsIfItHadBeenAcceptedLater() {
        PlannedEvent planned =
                store().plan(new PlannedEvent(Examples.event(tenant, 1, Examples.START), Examples.channelIds(600), 1));
        EventId id = planned.accepted().event().id();

        store().keep(tenant, id, Examples.START.plusSeconds(600));
        store().keep(tenant, id, Examples.START.plusSeconds(10));

        clock.set(Examples.START.plus(Examples.RETENTION).plusSeconds(599));
        assertThat(store().find(tenant, id)).contains(planned);
        clock.set(Examples.START.plus(Examples.RETENTION).plusSeconds(600));
        assertThat(store().find(tenant, id)).isEmpty();
    }

    @Test
    void keepsNothingThatIsNotThere() {
        EventId id = Examples.event(tenant, 1, Examples.START).event().id();

        store().keep(tenant, id, Examples.START.plusSeconds(600));

        assertThat(store().find(tenant, id)).isEmpty();
    }

    @Test
    void takesMoreChannelsOnAList() {
        List<ChannelId> first = Examples.channelIds(501);
        PlannedEvent plan = store().plan(new PlannedEvent(event(1), first, 1));
        ChannelId more = new ChannelId("more");

        store().extend(tenant, event(1).event().id(), List.of(more));
        store().extend(tenant, event(1).event().id(), List.of(more));
        store().extend(tenant, event(1).event().id(), List.of());
        store().extend(tenant, event(2).event().id(), List.of(more));

        assertThat(found(plan).orElseThrow().channels())
                .startsWith(first.getFirst())
                .endsWith(more)
                .hasSize(502);
        assertThat(store().find(tenant, event(2).event().id())).isEmpty();
        assertThat(store().plan(plan).channels()).hasSize(502);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        TenantId other = Examples.tenant();
        PlannedEvent mine = store().plan(new PlannedEvent(event(1), Examples.channelIds(1), 1));
        PlannedEvent theirs =
                new PlannedEvent(new AcceptedEvent(other, Examples.START, event(1).event()), List.of(), 2);

        assertThat(store().find(other, event(1).event().id())).isEmpty();
        assertThat(store().list(other, Optional.empty(), 10)).isEmpty();
        assertThat(store().plan(theirs)).isEqualTo(theirs);
        assertThat(found(mine)).contains(mine);
    }

    private AcceptedEvent event(int number) {
        return Examples.event(tenant, number, Examples.START);
    }

    private EventPosition planned(int number, Instant acceptedAt) {
        AcceptedEvent accepted = Examples.event(tenant, number, acceptedAt);
        store().plan(new PlannedEvent(accepted, List.of(), 0));
        return new EventPosition(acceptedAt, accepted.event().id());
    }

    private static EventPosition position(Event event) {
        return new EventPosition(Examples.START, event.id());
    }

    private Optional<PlannedEvent> found(PlannedEvent plan) {
        return store().find(plan.accepted().tenant(), plan.accepted().event().id());
    }

    private List<EventSummary> list(Optional<EventPosition> before, int limit) {
        return store().list(tenant, before, limit);
    }
}
