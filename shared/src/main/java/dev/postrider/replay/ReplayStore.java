package dev.postrider.replay;

import dev.postrider.delivery.ReplayId;
import dev.postrider.event.TenantId;
import java.util.List;
import java.util.Optional;

/// Keeps replays, as long as deliveries are kept. Reads are strongly consistent unless they say otherwise.
public interface ReplayStore {
    /// Keeps a replay that does not exist yet.
    ///
    /// @return it with its first token; empty when there is one of its id, and nothing has changed
    Optional<Replay> create(Replay replay);

    Optional<Replay> find(TenantId tenant, ReplayId id);

    /// Swaps a replay for how it has come on.
    ///
    /// @return it with its token; empty, and nothing has changed, when `seen` is no longer stored
    Optional<Replay> replace(Replay seen, Replay next);

    /// Replays of a tenant, newest first.
    ///
    /// @param before only older ones than this
    List<Replay> list(TenantId tenant, Optional<ReplayId> before, int limit);

    /// Replays of every tenant that are to be driven on, the one that has waited longest first; may be a moment behind
    /// (it reads an index).
    List<Replay> running(int limit);
}
