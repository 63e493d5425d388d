package dev.postrider.memory;

import dev.postrider.delivery.ReplayId;
import dev.postrider.event.TenantId;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// Replays in memory.
public final class InMemoryReplayStore implements ReplayStore {
    private final Map<ReplayId, Replay> replays = new TreeMap<>();
    private final AtomicLong tokens = new AtomicLong();

    @Override
    public synchronized Optional<Replay> create(Replay replay) {
        return replays.containsKey(replay.id()) ? Optional.empty() : Optional.of(put(replay));
    }

    @Override
    public synchronized Optional<Replay> find(TenantId tenant, ReplayId id) {
        return Optional.ofNullable(replays.get(id))
                .filter(replay -> replay.tenant().equals(tenant));
    }

    @Override
    public synchronized Optional<Replay> replace(Replay seen, Replay next) {
        return find(seen.tenant(), seen.id())
                .filter(known -> known.token().equals(seen.token()))
                .map(_ -> put(next));
    }

    private Replay put(Replay replay) {
        Replay stored = replay.stored(Long.toString(tokens.incrementAndGet()));
        replays.put(stored.id(), stored);
        return stored;
    }

    @Override
    public synchronized List<Replay> list(TenantId tenant, Optional<ReplayId> before, int limit) {
        return replays.values().stream()
                .filter(replay -> replay.tenant().equals(tenant))
                .filter(replay ->
                        before.map(id -> replay.id().compareTo(id) < 0).orElse(true))
                .sorted(Comparator.comparing(Replay::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Replay> running(int limit) {
        return replays.values().stream()
                .filter(Replay::isRunning)
                .sorted(Comparator.comparing((Replay replay) -> replay.course().updatedAt()))
                .limit(limit)
                .toList();
    }
}
