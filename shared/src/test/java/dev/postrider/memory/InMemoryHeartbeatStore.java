package dev.postrider.memory;

import dev.postrider.delivery.Heartbeat;
import dev.postrider.delivery.HeartbeatStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The sweeper's heartbeat in memory.
public final class InMemoryHeartbeatStore implements HeartbeatStore {
    private final AtomicReference<Optional<Heartbeat>> last = new AtomicReference<>(Optional.empty());

    @Override
    public void beat(Heartbeat heartbeat) {
        last.updateAndGet(kept ->
                kept.filter(other -> !other.at().isBefore(heartbeat.at())).or(() -> Optional.of(heartbeat)));
    }

    @Override
    public Optional<Heartbeat> last() {
        return last.get();
    }
}
