package dev.postrider.proof;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.Progress;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import dev.postrider.health.Breaker;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.Parking;
import dev.postrider.health.Strain;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The bugs that delivery engines are known to have, each put between the real use cases and their ports.
final class Plants {
    private Plants() {}

    /// An event that has been planned counts as dealt with.
    static Plant existingEventIsAcknowledged() {
        return new Plant("an existing event item is acknowledged", ports -> ports.with(new Forgetful(ports.events())));
    }

    /// The wake-up leaves before there is anything to wake.
    static Plant wakeUpBeforeItem() {
        return new Plant("the wake-up goes before its item", ports -> {
            Early early = new Early(ports, Plants::isPending);
            return ports.with(early).with(early::send);
        });
    }

    /// The next wake-up leaves before the outcome is recorded.
    static Plant recordAfterEnqueue() {
        return new Plant("the record comes after the wake-up", ports -> {
            Early early = new Early(ports, next -> !isPending(next));
            return ports.with(early).with(early::send);
        });
    }

    /// Whoever is woken sends.
    static Plant noClaim() {
        return new Plant(
                "nothing is claimed",
                ports -> ports.with(new Unconditional(ports, next -> next.state() instanceof DeliveryState.Sending)));
    }

    /// Whoever was slow overwrites what has happened since.
    static Plant noFence() {
        return new Plant(
                "records have no fence",
                ports ->
                        ports.with(new Unconditional(ports, next -> !(next.state() instanceof DeliveryState.Sending))));
    }

    static Plant noSweep() {
        return new Plant(
                "nothing is swept",
                ports -> ports.with(new PassedOn(ports.deliveries()) {
                    @Override
                    public List<Due> due(int shard, Instant now, int limit) {
                        return List.of();
                    }
                }));
    }

    /// What a worker sent after its lease is missing in the history.
    static Plant lateAttemptsAreDropped() {
        return new Plant(
                "late attempts are dropped",
                ports -> ports.with(new PassedOn(ports.deliveries()) {
                    @Override
                    public Optional<Delivery> replace(Delivery seen, Delivery next) {
                        return seen.state().equals(next.state()) ? Optional.of(next) : super.replace(seen, next);
                    }
                }));
    }

    /// A worker that comes back after its delivery has ended changes nothing but the history.
    static Plant lateLandingsDecideNothing() {
        return new Plant(
                "late landings decide nothing",
                ports -> ports.with(new PassedOn(ports.deliveries()) {
                    @Override
                    public Optional<Delivery> replace(Delivery seen, Delivery next) {
                        boolean isLate = !(seen.state() instanceof DeliveryState.Sending)
                                && next.state() instanceof DeliveryState.Succeeded;
                        return super.replace(seen, isLate ? in(seen.state(), next) : next);
                    }
                }));
    }

    /// Who holds a delivery counts it as an attempt.
    static Plant holdingUsesAnAttempt() {
        return new Plant(
                "holding uses an attempt",
                ports -> ports.with(new PassedOn(ports.deliveries()) {
                    @Override
                    public Optional<Delivery> create(Delivery first) {
                        return super.create(first.state() instanceof DeliveryState.Held ? begun(first) : first);
                    }
                }));
    }

    private static Delivery begun(Delivery delivery) {
        Progress progress = delivery.progress();
        return new Delivery(
                delivery.key(),
                delivery.state(),
                new Progress(progress.begun() + 1, progress.tier(), progress.lost(), progress.since()),
                delivery.attempts(),
                delivery.updatedAt(),
                delivery.token());
    }

    /// Whoever sends takes each channel for well.
    static Plant breakerIsNotAsked() {
        return new Plant(
                "the breaker is not asked",
                ports -> ports.with(new PassedOnHealths(ports.healths()) {
                    @Override
                    public ChannelHealth find(ChannelKey channel) {
                        ChannelHealth real = super.find(channel);
                        return new ChannelHealth(
                                channel,
                                new Breaker.Closed(Strain.NONE),
                                real.drought(),
                                real.parking(),
                                real.slowAt(),
                                real.token());
                    }

                    @Override
                    public List<ChannelHealth> findAll(TenantId tenant, Collection<ChannelId> channels) {
                        return channels.stream()
                                .map(id -> find(new ChannelKey(tenant, id)))
                                .toList();
                    }
                }));
    }

    /// A channel whose deliveries are held is marked only after they are: whoever stops between leaves them alone.
    static Plant holdingLeavesNoMark() {
        return new Plant(
                "holding leaves no mark",
                ports -> ports.with(new PassedOnHealths(ports.healths()) {
                    @Override
                    public Optional<ChannelHealth> replace(ChannelHealth seen, ChannelHealth next) {
                        return next.parking().isPresent() && seen.parking().isEmpty()
                                ? Optional.of(next)
                                : super.replace(seen, next);
                    }
                }));
    }

    /// A page of held deliveries that has been taken counts as woken for good.
    static Plant releaseIsForgotten() {
        return new Plant(
                "a release is forgotten once it has begun",
                ports -> ports.with(new PassedOnHealths(ports.healths()) {
                    @Override
                    public List<ChannelHealth> parked(int shard) {
                        return super.parked(shard).stream()
                                .filter(health -> health.parking()
                                        .flatMap(Parking::release)
                                        .isEmpty())
                                .toList();
                    }
                }));
    }

    private static Delivery in(DeliveryState state, Delivery delivery) {
        return new Delivery(
                delivery.key(),
                state,
                delivery.progress(),
                delivery.attempts(),
                delivery.updatedAt(),
                delivery.token());
    }

    private static boolean isPending(Delivery delivery) {
        return delivery.progress().begun() == 0;
    }

    private static final class Forgetful implements EventStore {
        private final EventStore store;

        Forgetful(EventStore store) {
            this.store = store;
        }

        @Override
        public PlannedEvent plan(PlannedEvent candidate) {
            TenantId tenant = candidate.accepted().tenant();
            return store.find(tenant, candidate.accepted().event().id())
                    .map(found -> new PlannedEvent(found.accepted(), List.of(), found.revision()))
                    .orElseGet(() -> store.plan(candidate));
        }

        @Override
        public void extend(TenantId tenant, EventId id, List<ChannelId> more) {
            store.extend(tenant, id, more);
        }

        @Override
        public void keep(TenantId tenant, EventId id, Instant acceptedAt) {
            store.keep(tenant, id, acceptedAt);
        }

        @Override
        public Optional<PlannedEvent> find(TenantId tenant, EventId id) {
            return store.find(tenant, id);
        }

        @Override
        public List<EventSummary> list(TenantId tenant, Optional<EventPosition> before, int limit) {
            return store.list(tenant, before, limit);
        }
    }

    /// Sends the wake-ups of what is to wait before it is stored, and not once more after it.
    private static final class Early extends PassedOn {
        private final Ports ports;
        private final Predicate<Delivery> some;
        private final Set<WakeUp> sent = new HashSet<>();

        Early(Ports ports, Predicate<Delivery> some) {
            super(ports.deliveries());
            this.ports = ports;
            this.some = some;
        }

        @Override
        public Optional<Delivery> create(Delivery first) {
            sendEarly(first);
            return super.create(first);
        }

        @Override
        public Optional<Delivery> replace(Delivery seen, Delivery next) {
            sendEarly(next);
            return super.replace(seen, next);
        }

        private void sendEarly(Delivery next) {
            if (next.state() instanceof DeliveryState.Waiting waiting && some.test(next)) {
                WakeUp wakeUp = new WakeUp(
                        next.key().tenant(),
                        next.key().channel(),
                        next.key().event(),
                        next.progress().begun() + 1);
                sent.add(wakeUp);
                ports.wakeUps()
                        .send(List.of(
                                new Delayed(wakeUp, Duration.between(next.updatedAt(), waiting.nextAttemptAt()))));
            }
        }

        void send(List<Delayed> wakeUps) {
            ports.wakeUps()
                    .send(wakeUps.stream()
                            .filter(delayed -> !sent.contains(delayed.wakeUp()))
                            .toList());
        }
    }

    private static final class Unconditional extends PassedOn {
        private final Predicate<Delivery> some;

        Unconditional(Ports ports, Predicate<Delivery> some) {
            super(ports.deliveries());
            this.some = some;
        }

        @Override
        public Optional<Delivery> replace(Delivery seen, Delivery next) {
            Optional<Delivery> done = super.replace(seen, next);
            while (done.isEmpty() && some.test(next)) {
                done = super.replace(find(next.key().tenant(), next.key().id()).orElseThrow(), next);
            }
            return done;
        }
    }
}
