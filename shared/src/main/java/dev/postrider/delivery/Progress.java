package dev.postrider.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far a delivery has come.
///
/// @param begun attempts begun, recorded or lost
/// @param tier  waits of the retry schedule that are used up
/// @param lost  workers lost in a row
/// @param since where the age and the schedule are counted from: the acceptance, or the last replay
/// @param renewal the replay that it goes on with; empty for none, or when a person's retry came after it
public record Progress(int begun, int tier, int lost, Instant since, Optional<Renewal> renewal) {
    public Progress(int begun, int tier, int lost, Instant since) {
        this(begun, tier, lost, since, Optional.empty());
    }

    static Progress startingAt(Instant since) {
        return new Progress(0, 0, 0, since);
    }

    Progress claimed() {
        return new Progress(begun + 1, tier, lost, since, renewal);
    }

    Progress workerLost() {
        return new Progress(begun, tier, lost + 1, since, renewal);
    }

    /// With the clock moved on by a pause that does not count.
    Progress after(Duration pause) {
        return new Progress(begun, tier, lost, since.plus(pause), renewal);
    }

    /// With a schedule and an age that begin now.
    Progress afresh(Instant now) {
        return new Progress(begun, 0, 0, now);
    }

    /// With a schedule and an age that begin at a moment, for a replay.
    Progress afresh(Instant moment, ReplayId by, Optional<Long> version) {
        return new Progress(begun, 0, 0, moment, Optional.of(new Renewal(by, begun, version)));
    }

    Progress recorded() {
        return new Progress(begun, tier, 0, since, renewal);
    }

    Progress nextTier() {
        return new Progress(begun, tier + 1, 0, since, renewal);
    }
}
