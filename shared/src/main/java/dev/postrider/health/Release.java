package dev.postrider.health;

import dev.postrider.delivery.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far the held deliveries of a channel have been woken. It goes through them by age, in laps, until a lap finds
/// none: what a stopped sweeper has left out, or somebody has held meanwhile, is met by the next lap.
///
/// The rate is 10 a second at first and doubles every 10 s, up to 320 a second.
///
/// @param since  when the rate began to grow
/// @param woken  how many since then
/// @param after  the last one woken in this lap; empty at its beginning
/// @param nextAt when this lap may begin: those of the last one have to be on their way first
public record Release(Instant since, long woken, Optional<DeliveryId> after, Instant nextAt) {
    private static final long FIRST_RATE = 10;
    private static final long TOP_RATE = 320;
    private static final long STEP_SECONDS = 10;

    /// From the last wake-up of a lap to the next lap: time enough for it to come and be claimed.
    private static final Duration BETWEEN_LAPS = Duration.ofMinutes(1);

    public static Release beginning(Instant now) {
        return new Release(now, 0, Optional.empty(), now);
    }

    /// When the next wake-up but `ahead` is to come.
    public Instant moment(long ahead) {
        return since.plus(offset(woken + ahead));
    }

    private static Duration offset(long count) {
        long rest = count;
        long rate = FIRST_RATE;
        long seconds = 0;
        while (rate < TOP_RATE && rest >= rate * STEP_SECONDS) {
            rest -= rate * STEP_SECONDS;
            seconds += STEP_SECONDS;
            rate *= 2;
        }
        return Duration.ofSeconds(seconds).plusMillis(rest * 1000 / rate);
    }

    /// The same, never behind: what a pause of the sweeper has left undone does not come all at once.
    public Release caughtUp(Instant now) {
        Duration late = Duration.between(moment(0), now);
        return late.isPositive() ? new Release(since.plus(late), woken, after, nextAt) : this;
    }

    /// How many wake-ups come before a moment, at most `limit`.
    public int room(Instant until, int limit) {
        int room = 0;
        while (room < limit && moment(room).isBefore(until)) {
            room++;
        }
        return room;
    }

    /// After a page with more behind it.
    public Release past(DeliveryId last, int count) {
        return new Release(since, woken + count, Optional.of(last), nextAt);
    }

    /// After the last page of a lap.
    public Release lapped(int count) {
        return new Release(since, woken + count, Optional.empty(), moment(count).plus(BETWEEN_LAPS));
    }
}
