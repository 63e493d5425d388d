package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.Heartbeat;
import dev.postrider.delivery.HeartbeatStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How a store keeps the sweeper's heartbeat. It expects to find none from before.
public abstract class HeartbeatStoreContract {
    private static final Instant NOW = Examples.START;

    protected abstract HeartbeatStore store();

    @Test
    void knowsNoneBeforeTheFirst() {
        assertThat(store().last()).isEmpty();
    }

    @Test
    void keepsTheLast() {
        store().beat(new Heartbeat(NOW, 7, 0));
        store().beat(new Heartbeat(NOW.plusSeconds(60), 120, 3));

        assertThat(store().last()).contains(new Heartbeat(NOW.plusSeconds(60), 120, 3));
    }

    @Test
    void keepsTheLaterOfTwoThatOverlap() {
        store().beat(new Heartbeat(NOW.plusSeconds(60), 120, 3));
        store().beat(new Heartbeat(NOW, 7, 0));

        assertThat(store().last()).contains(new Heartbeat(NOW.plusSeconds(60), 120, 3));
    }
}
