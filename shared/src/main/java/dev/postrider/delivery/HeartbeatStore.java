package dev.postrider.delivery;

import java.util.Optional;

/// Keeps the sweeper's last heartbeat, for whoever watches that it lives.
public interface HeartbeatStore {
    /// Keeps a heartbeat, unless a later one is kept already: of sweeps that overlap, the last to begin counts.
    void beat(Heartbeat heartbeat);

    /// Read strongly consistent; empty before the first sweep.
    Optional<Heartbeat> last();
}
