package dev.postrider.proof;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.channel.ChannelStore;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Ports that turn every call into a question to a [Playback].
final class AskedPorts {
    private final Playback playback;

    private AskedPorts(Playback playback) {
        this.playback = playback;
    }

    static Ports of(Playback playback) {
        AskedPorts ports = new AskedPorts(playback);
        return new Ports(
                ports.new Channels(),
                ports.new Events(),
                ports.new Deliveries(),
                new AskedHealths(playback),
                ports.new WakeUps(),
                ports::announce,
                ports.new Client());
    }

    @SuppressWarnings("unchecked")
    private <T> T ask(Call.Kind kind, Supplier<String> words, Function<Ports, T> effect) {
        return (T) playback.ask(new Call(kind, words, effect::apply));
    }

    private List<Boolean> announce(List<AcceptedEvent> announcements) {
        return ask(
                Call.Kind.ANNOUNCE,
                () -> "announce "
                        + announcements.stream()
                                .map(announced -> announced.event().type())
                                .toList(),
                live -> live.announcements().send(announcements));
    }

    private static UnsupportedOperationException notForWorkers() {
        return new UnsupportedOperationException("no worker lists anything");
    }

    private final class Channels implements ChannelStore {
        @Override
        public Catalog refresh(Catalog known) {
            return ask(
                    Call.Kind.REFRESH,
                    () -> "read the catalog",
                    live -> live.channels().refresh(known));
        }

        @Override
        public Optional<Channel> find(TenantId tenant, ChannelId id) {
            return ask(
                    Call.Kind.FIND_CHANNEL,
                    () -> "read the channel " + id,
                    live -> live.channels().find(tenant, id));
        }

        @Override
        public List<Channel> list(TenantId tenant, String after, int limit) {
            throw notForWorkers();
        }

        @Override
        public List<Channel> versions(TenantId tenant, ChannelId id, long before, int limit) {
            throw notForWorkers();
        }

        @Override
        public Optional<Catalog> asOf(Catalog now, long revision) {
            throw notForWorkers();
        }

        @Override
        public boolean save(TenantId tenant, Channel channel, long replaced) {
            return ask(
                    Call.Kind.SAVE_CHANNEL,
                    () -> "save the channel " + channel.id() + ", " + channel.state(),
                    live -> live.channels().save(tenant, channel, replaced));
        }

        @Override
        public boolean delete(TenantId tenant, ChannelId id, long removed) {
            throw notForWorkers();
        }
    }

    private final class Events implements EventStore {
        @Override
        public PlannedEvent plan(PlannedEvent candidate) {
            return ask(
                    Call.Kind.PLAN,
                    () -> "plan for " + candidate.channels(),
                    live -> live.events().plan(candidate));
        }

        @Override
        public Optional<PlannedEvent> find(TenantId tenant, EventId id) {
            return ask(
                    Call.Kind.FIND_EVENT,
                    () -> "read the event",
                    live -> live.events().find(tenant, id));
        }

        @Override
        public void extend(TenantId tenant, EventId id, List<ChannelId> more) {
            throw notForWorkers();
        }

        @Override
        public void keep(TenantId tenant, EventId id, Instant acceptedAt) {
            ask(Call.Kind.KEEP, () -> "keep the event", live -> {
                live.events().keep(tenant, id, acceptedAt);
                return true;
            });
        }

        @Override
        public List<EventSummary> list(TenantId tenant, Optional<EventPosition> before, int limit) {
            throw notForWorkers();
        }
    }

    private final class Deliveries implements DeliveryStore {
        @Override
        public Optional<Delivery> create(Delivery first) {
            return ask(
                    Call.Kind.CREATE,
                    () -> "create " + words(first),
                    live -> live.deliveries().create(first));
        }

        @Override
        public Optional<Delivery> find(TenantId tenant, DeliveryId id) {
            return ask(
                    Call.Kind.FIND,
                    () -> "read the delivery",
                    live -> live.deliveries().find(tenant, id));
        }

        @Override
        public Optional<Delivery> replace(Delivery seen, Delivery next) {
            return ask(
                    Call.Kind.REPLACE,
                    () -> "swap " + words(seen) + " for " + words(next),
                    live -> live.deliveries().replace(seen, next));
        }

        @Override
        public List<Due> due(int shard, Instant now, int limit) {
            return ask(
                    Call.Kind.DUE,
                    () -> "ask what is due",
                    live -> IntStream.range(0, live.deliveries().dueShards())
                            .boxed()
                            .flatMap(each -> live.deliveries().due(each, now, limit).stream())
                            .toList());
        }

        @Override
        public List<Due> held(ChannelKey channel, Optional<DeliveryId> after, int limit) {
            return ask(
                    Call.Kind.DUE,
                    () -> "ask what " + channel.id() + " holds",
                    live -> live.deliveries().held(channel, after, limit));
        }

        @Override
        public boolean postpone(Due due, Instant until) {
            return ask(
                    Call.Kind.POSTPONE,
                    () -> "postpone " + due.wakeUp().channel(),
                    live -> live.deliveries().postpone(due, until));
        }

        /// All of them in one, so that a sweep is one thread.
        @Override
        public int dueShards() {
            return 1;
        }

        @Override
        public List<Delivery> list(
                TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> before, int limit) {
            throw notForWorkers();
        }

        @Override
        public List<Delivery> listOldest(
                TenantId tenant, Optional<ChannelId> channel, Optional<DeliveryId> after, int limit) {
            throw notForWorkers();
        }

        @Override
        public List<Delivery> findAll(List<DeliveryKey> keys) {
            throw notForWorkers();
        }

        private static String words(Delivery delivery) {
            return delivery.key().channel() + " " + delivery.status().word() + " "
                    + delivery.progress().begun();
        }
    }

    private final class WakeUps implements WakeUpQueue {
        @Override
        public void send(List<Delayed> wakeUps) {
            if (!wakeUps.isEmpty()) {
                ask(Call.Kind.WAKE, () -> "enqueue " + words(wakeUps), live -> {
                    live.wakeUps().send(wakeUps);
                    return true;
                });
            }
        }

        private static List<String> words(List<Delayed> wakeUps) {
            return wakeUps.stream()
                    .map(delayed ->
                            delayed.wakeUp().channel() + " " + delayed.wakeUp().attempt() + " in " + delayed.delay())
                    .toList();
        }
    }

    private final class Client implements WebhookClient {
        @Override
        public Exchange send(WebhookRequest request, Duration deadline) {
            return ask(
                    Call.Kind.SEND,
                    () -> "send to " + request.uri(),
                    live -> live.client().send(request, deadline));
        }
    }
}
