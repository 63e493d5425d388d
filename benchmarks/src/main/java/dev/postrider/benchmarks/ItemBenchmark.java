package dev.postrider.benchmarks;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.EventStore;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What becomes items of DynamoDB, and comes back: an event of 1 KB, and a delivery of it that has landed.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ItemBenchmark {
    private static final Channel CHANNEL = Workload.channel(new ChannelId("bench"), "https://hooks.example.com/");
    private static final AcceptedEvent EVENT = Workload.accepted();
    private static final TenantId TENANT = EVENT.tenant();
    private static final EventId ID = EVENT.event().id();
    private static final PlannedEvent PLANNED = new PlannedEvent(EVENT, List.of(CHANNEL.id()), 1);
    private static final DeliveryKey KEY = DeliveryKey.of(EVENT, CHANNEL.id());
    private static final Instant NOW = EVENT.acceptedAt();
    private static final Delivery LANDED = Landing.of(Delivery.sending(KEY, CHANNEL, NOW), NOW);

    private final EventStore events = new ItemWiring(NOW).events();
    private final DeliveryStore deliveries = new ItemWiring(NOW).deliveries();

    /// Both are there to be read.
    public ItemBenchmark() {
        events.plan(PLANNED);
        deliveries.create(LANDED);
    }

    /// Packs an event and its list of channels.
    @Benchmark
    public PlannedEvent writeEvent() {
        return events.plan(PLANNED);
    }

    /// Unpacks it.
    ///
    /// @throws IllegalStateException when it is not there
    @Benchmark
    public Optional<PlannedEvent> readEvent() {
        return found(events.find(TENANT, ID));
    }

    /// Packs a delivery and its history.
    @Benchmark
    public Optional<Delivery> writeDelivery() {
        return deliveries.create(LANDED);
    }

    /// Unpacks it.
    ///
    /// @throws IllegalStateException when it is not there
    @Benchmark
    public Optional<Delivery> readDelivery() {
        return found(deliveries.find(TENANT, KEY.id()));
    }

    private static <T> Optional<T> found(Optional<T> value) {
        if (value.isEmpty()) {
            throw new IllegalStateException("what was written does not come back");
        }
        return value;
    }
}
