package dev.postrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.EventStore;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.health.ChannelHealth;
import dev.postrider.kit.MutableClock;
import dev.postrider.matching.Matching;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.memory.InMemoryChannelPace;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryDeliveryStore;
import dev.postrider.memory.InMemoryEventStore;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.memory.InMemoryWakeUpQueue;
import dev.postrider.render.WebhookComposer;
import dev.postrider.render.WebhookRenderer;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.WideLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventPlannerTest {
    private static final Duration RETENTION = Duration.ofDays(30);

    private final MutableClock clock = MutableClock.at(SampleEvent.ACCEPTED_AT);
    private final InMemoryChannelStore channels = new InMemoryChannelStore();
    private final InMemoryEventStore events = new InMemoryEventStore(RETENTION, clock);
    private final InMemoryChannelHealthStore healths = new InMemoryChannelHealthStore();
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(RETENTION, clock);
    private final InMemoryWakeUpQueue wakeUps = new InMemoryWakeUpQueue(clock);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void letThreadsGo() {
        workers.close();
    }

    /// Its catalog is from before the channel was saved, the list that it finds from after.
    @Test
    void doesNotTakeAChannelThatItHasNotSeenYetForADeletedOne() {
        Channel late = SampleChannel.named("late");
        AcceptedEvent event = SampleEvent.withData("{}");
        EventPlanner planner = planner(new PlannedMeanwhile(late));

        planner.plan(event, false, new Invocation(clock.instant(), new CatalogCache(channels)));

        assertThat(deliveries.all()).extracting(Delivery::status).containsExactly(DeliveryStatus.PENDING);
        assertThat(wakeUps.queue().contents()).hasSize(1);
    }

    @Test
    void leavesAChannelToTheQueueThatAnotherWorkerFindsSlow() {
        channels.save(TenantId.DEFAULT, SampleChannel.named("slow"), 0);
        ChannelHealth well = ChannelHealth.good(new ChannelKey(TenantId.DEFAULT, new ChannelId("slow")));
        healths.replace(well, well.slowAt(clock.instant()));

        planner(events)
                .plan(
                        SampleEvent.withData("{}"),
                        true,
                        new Invocation(clock.instant().plus(Duration.ofMinutes(1)), new CatalogCache(channels)));

        assertThat(deliveries.all()).extracting(Delivery::status).containsExactly(DeliveryStatus.PENDING);
        assertThat(wakeUps.queue().contents()).hasSize(1);
    }

    /// Saves a channel and plans for it just before somebody else's plan arrives.
    private final class PlannedMeanwhile implements EventStore {
        private final Channel late;

        PlannedMeanwhile(Channel late) {
            this.late = late;
        }

        @Override
        public PlannedEvent plan(PlannedEvent candidate) {
            channels.save(TenantId.DEFAULT, late, 0);
            events.plan(new PlannedEvent(candidate.accepted(), List.of(late.id()), candidate.revision() + 1));
            return events.plan(candidate);
        }

        @Override
        public void extend(TenantId tenant, EventId id, List<ChannelId> more) {
            events.extend(tenant, id, more);
        }

        @Override
        public void keep(TenantId tenant, EventId id, Instant acceptedAt) {
            events.keep(tenant, id, acceptedAt);
        }

        @Override
        public Optional<PlannedEvent> find(TenantId tenant, EventId id) {
            return events.find(tenant, id);
        }

        @Override
        public List<EventSummary> list(TenantId tenant, Optional<EventPosition> before, int limit) {
            return events.list(tenant, before, limit);
        }
    }

    private EventPlanner planner(EventStore plans) {
        WideLog log =
                new WideLog(clock, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Announcer announcer =
                new Announcer(announced -> announced.stream().map(_ -> true).toList(), clock, log);
        HealthBook book = new HealthBook(healths, clock);
        Gate gate = new Gate(book, new InMemoryChannelPace(), _ -> {});
        Attempter attempter = new Attempter(
                new WebhookComposer(
                        new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED), new InMemorySecrets()),
                (request, deadline) -> {
                    throw new AssertionError("nothing is sent here: " + request);
                },
                new Recorder(deliveries, clock, () -> 0, announcer, log),
                Unwatched.pulse(book, clock, log),
                clock,
                workers);
        Dispatcher dispatcher = new Dispatcher(plans, deliveries, wakeUps, attempter, gate);
        return new EventPlanner(
                new Matching(new RulerPatterns(), new HandlebarsRenderer()),
                plans,
                deliveries,
                wakeUps,
                dispatcher,
                gate);
    }
}
