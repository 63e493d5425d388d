package dev.postrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryChannelHealthStore;
import dev.postrider.runtime.WideLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class LookoutTest {
    private static final ChannelKey ORDERS = new ChannelKey(TenantId.DEFAULT, new ChannelId("orders"));

    private final MutableClock clock = MutableClock.at(SampleEvent.ACCEPTED_AT);
    private final InMemoryChannelHealthStore healths = new InMemoryChannelHealthStore();
    private final List<FutureTask<?>> later = new ArrayList<>();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final ChannelPulse pulse = new ChannelPulse(lookout(healths));

    private Lookout lookout(ChannelHealthStore store) {
        WideLog log = new WideLog(clock, new PrintStream(logged, true, StandardCharsets.UTF_8));
        return new Lookout(this::later, new HealthBook(store, clock), clock, log);
    }

    private Future<?> later(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        later.add(task);
        return task;
    }

    @Test
    void tellsOfAReceiverWhileItKeepsARequestWaiting() {
        pulse.begin(ORDERS);

        later.forEach(Runnable::run);

        assertThat(healths.find(ORDERS).isSlow(clock.instant())).isTrue();
        assertThat(healths.find(ORDERS).isClosed()).isTrue();
    }

    @Test
    void saysNothingOfARequestThatIsOver() {
        pulse.begin(ORDERS).end(Duration.ofMillis(20));

        later.forEach(Runnable::run);

        assertThat(healths.find(ORDERS)).isEqualTo(ChannelHealth.good(ORDERS));
    }

    @Test
    void writesOnceForAllThatWait() {
        pulse.begin(ORDERS);
        pulse.begin(ORDERS);
        later.getFirst().run();
        ChannelHealth marked = healths.find(ORDERS);

        clock.advance(Duration.ofSeconds(29));
        later.getLast().run();

        assertThat(healths.find(ORDERS)).isEqualTo(marked);
    }

    @Test
    void isForgottenAMinuteAfterTheLastSlowRequest() {
        pulse.begin(ORDERS);
        later.forEach(Runnable::run);

        assertThat(healths.find(ORDERS).isSlow(clock.instant().plus(ChannelHealth.SLOW)))
                .isFalse();
    }

    @Test
    void onlyLogsThatItCouldNotTell() {
        new ChannelPulse(lookout(new Unavailable())).begin(ORDERS);

        later.forEach(Runnable::run);

        assertThat(logged.toString(StandardCharsets.UTF_8)).contains("health.lost", "orders");
    }

    private static final class Unavailable implements ChannelHealthStore {
        @Override
        public ChannelHealth find(ChannelKey channel) {
            throw new IllegalStateException("no table");
        }

        @Override
        public List<ChannelHealth> findAll(TenantId tenant, Collection<ChannelId> channels) {
            throw new IllegalStateException("no table");
        }

        @Override
        public Optional<ChannelHealth> replace(ChannelHealth seen, ChannelHealth next) {
            throw new IllegalStateException("no table");
        }

        @Override
        public List<ChannelHealth> parked(int shard) {
            throw new IllegalStateException("no table");
        }

        @Override
        public int parkedShards() {
            return 1;
        }
    }
}
