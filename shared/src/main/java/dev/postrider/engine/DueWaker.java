package dev.postrider.engine;

import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStore;
import dev.postrider.delivery.DeliveryStore.Due;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Wakes deliveries that are due: moves each due time on and then sends the wake-up. In this order: if it stops in
/// between, the delivery comes up again a minute later; two at once wake it once.
public final class DueWaker {
    private static final int PAGE = 100;
    private static final int SCATTER_SECONDS = 30;

    /// From when on a due delivery is overdue: two sweeps bring everything when all is well.
    private static final Duration OVERDUE = Duration.ofMinutes(5);

    private final DeliveryStore deliveries;
    private final WakeUpQueue wakeUps;
    private final InstantSource clock;

    public DueWaker(DeliveryStore deliveries, WakeUpQueue wakeUps, InstantSource clock) {
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    int shards() {
        return deliveries.dueShards();
    }

    /// What one call has woken.
    record Woken(int count, int overdue) {
        Woken plus(Woken more) {
            return new Woken(count + more.count, overdue + more.overdue);
        }
    }

    /// Wakes what is due in a shard, page by page.
    ///
    /// @param orphans how many deliveries without their worker this sweep has met in all its shards
    /// @param end     when no further page is begun
    Woken wake(int shard, AtomicInteger orphans, Instant end) {
        Woken woken = new Woken(0, 0);
        List<Due> page;
        do {
            Instant now = clock.instant();
            page = deliveries.due(shard, now, PAGE);
            woken = woken.plus(wake(page, orphans, now));
        } while (page.size() == PAGE && clock.instant().isBefore(end));
        return woken;
    }

    private Woken wake(List<Due> page, AtomicInteger orphans, Instant now) {
        List<Waking> mine = page.stream()
                .map(due -> new Waking(due, start(due, orphans, now)))
                .filter(each -> deliveries.postpone(each.due(), each.at().plus(Delivery.WAKE_UP_GRACE)))
                .toList();
        wakeUps.send(mine.stream().map(each -> each.from(now)).toList());
        long overdue = mine.stream().filter(each -> each.isOverdue(now)).count();
        return new Woken(mine.size(), (int) overdue);
    }

    /// A due delivery and the moment at which it is to be attempted.
    private record Waking(Due due, Instant at) {
        boolean isOverdue(Instant now) {
            return due.dueAt().plus(OVERDUE).isBefore(now);
        }

        Delayed from(Instant now) {
            return new Delayed(due.wakeUp(), Duration.between(now, at));
        }
    }

    /// What died together is woken a second apart: one of them may kill its workers, and the others must not be in its
    /// sandbox again and again until they count as lost as well.
    private static Instant start(Due due, AtomicInteger orphans, Instant now) {
        Instant start = due.notBefore().isAfter(now) ? due.notBefore() : now;
        return due.isOrphan() ? start.plusSeconds(orphans.getAndIncrement() % SCATTER_SECONDS) : start;
    }
}
