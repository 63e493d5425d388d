package dev.postrider.replay;

import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.ReplayId;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A replay, and how far it has come. The sweeper drives it, page by page, the oldest delivery first; each page is
/// written down before the next begins, so that whoever stops in between is followed by somebody who begins there.
///
/// @param token opaque; changes with every stored change, empty before the first
public record Replay(ReplayId id, TenantId tenant, ReplayFilter filter, Terms terms, Course course, String token) {
    public static final int MAX_RATE = 1000;
    public static final int DEFAULT_RATE = 50;

    /// How a replay is done.
    ///
    /// @param sameBytes     whether each delivery renders the version of its channel that its last attempt rendered
    /// @param ratePerSecond how many first attempts may begin each second
    /// @param createdAt     what is accepted from then on is not replayed
    public record Terms(boolean sameBytes, int ratePerSecond, Instant createdAt) {}

    /// Where a replay stands.
    public enum State {
        RUNNING,
        DONE,
        CANCELLED
    }

    /// How far a replay has come.
    ///
    /// @param after    the last delivery that it has looked at
    /// @param nextAt   when the next first attempt may begin
    /// @param looked   deliveries looked at
    /// @param replayed deliveries taken
    /// @param skipped  deliveries that it wanted and could not take: on their way again, or their channel is gone
    public record Course(
            State state,
            Optional<DeliveryId> after,
            Instant nextAt,
            long looked,
            long replayed,
            long skipped,
            Instant updatedAt) {}

    public static Replay asked(ReplayId id, TenantId tenant, ReplayFilter filter, Terms terms) {
        Instant now = terms.createdAt();
        return new Replay(
                id, tenant, filter, terms, new Course(State.RUNNING, Optional.empty(), now, 0, 0, 0, now), "");
    }

    public boolean isRunning() {
        return course.state() == State.RUNNING;
    }

    /// Where the next page begins: after this delivery.
    public DeliveryId position() {
        return course.after().orElseGet(() -> DeliveryId.earliestAt(filter.since()));
    }

    /// How many first attempts may be placed before a moment, at most `most`.
    public int room(Instant now, Instant before, int most) {
        Duration open = Duration.between(next(now), before);
        return open.isNegative() ? 0 : (int) Math.min(most, open.toMillis() * terms.ratePerSecond() / 1000);
    }

    /// When the n-th first attempt from now on begins, counted from 0.
    public Instant place(Instant now, int n) {
        return next(now).plusMillis(n * 1000L / terms.ratePerSecond());
    }

    private Instant next(Instant now) {
        return course.nextAt().isAfter(now) ? course.nextAt() : now;
    }

    /// What became of one page.
    ///
    /// @param last the last delivery that was looked at
    /// @param isEnd whether there is nothing behind it
    public record Page(Optional<DeliveryId> last, long looked, long replayed, long skipped, boolean isEnd) {}

    /// After a page.
    public Replay past(Page page, Instant now) {
        return with(new Course(
                page.isEnd() ? State.DONE : course.state(),
                page.last().or(course::after),
                place(now, (int) page.replayed()),
                course.looked() + page.looked(),
                course.replayed() + page.replayed(),
                course.skipped() + page.skipped(),
                now));
    }

    /// Called off: nothing more is taken. What has been taken is on its way.
    public Replay cancelledAt(Instant now) {
        return with(new Course(
                State.CANCELLED,
                course.after(),
                course.nextAt(),
                course.looked(),
                course.replayed(),
                course.skipped(),
                now));
    }

    /// The same value as the store keeps it from now on.
    public Replay stored(String newToken) {
        return new Replay(id, tenant, filter, terms, course, newToken);
    }

    private Replay with(Course next) {
        return new Replay(id, tenant, filter, terms, next, token);
    }
}
