package dev.postrider.health;

import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Delivery;
import dev.postrider.health.Breaker.Cause;
import dev.postrider.health.Breaker.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a channel's receiver is doing. Every change is a method here and gives a new value; a store swaps the old value
/// for the new one only if nobody else has done so meanwhile.
///
/// @param drought the time without success, if the last thing known is a failure
/// @param parking present while deliveries of the channel may be held
/// @param slowAt  when its receiver was last seen to keep a request waiting for long
/// @param token   opaque; changes with every stored change, empty before the first
public record ChannelHealth(
        ChannelKey channel,
        Breaker breaker,
        Optional<Drought> drought,
        Optional<Parking> parking,
        Optional<Instant> slowAt,
        String token) {
    /// For this long a receiver that was slow is taken for slow.
    public static final Duration SLOW = Duration.ofMinutes(1);

    /// Beyond the lease of the probing attempt itself.
    private static final Duration PROBE_MARGIN = Duration.ofSeconds(5);

    /// A channel of which nothing bad is known.
    public static ChannelHealth good(ChannelKey channel) {
        return new ChannelHealth(
                channel, new Breaker.Closed(Strain.NONE), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /// Counts successes that nobody has needed to know of so far.
    public ChannelHealth afterLandings(int count, Instant at) {
        if (count == 0) {
            return this;
        }
        ChannelHealth eased = new ChannelHealth(channel, breaker, Optional.empty(), parking, slowAt, token);
        return eased.turned(
                breaker instanceof Breaker.Closed(Strain strain)
                        ? new Breaker.Closed(strain.answered(count, at))
                        : new Breaker.Closed(Strain.NONE));
    }

    /// Counts one attempt.
    public ChannelHealth after(Observation seen) {
        return switch (seen.verdict().kind()) {
            case LANDED -> afterLandings(1, seen.at());
            case REFUSED, GONE -> withFailure(seen.at()).afterAnswer(seen.at());
            case FAILED -> withFailure(seen.at()).afterFailure(seen);
            case UNSENT -> afterNothing(seen.at());
        };
    }

    private ChannelHealth withFailure(Instant at) {
        Drought longer = drought.map(Drought::longer).orElseGet(() -> Drought.beginning(at));
        return new ChannelHealth(channel, breaker, Optional.of(longer), parking, slowAt, token);
    }

    /// Whoever refuses is there.
    private ChannelHealth afterAnswer(Instant at) {
        return turned(
                breaker instanceof Breaker.Closed(Strain strain)
                        ? new Breaker.Closed(strain.answered(1, at))
                        : new Breaker.Closed(Strain.NONE));
    }

    private ChannelHealth afterFailure(Observation seen) {
        return switch (breaker) {
            case Breaker.Closed(Strain strain) -> afterFailure(strain.failed(seen.at()), seen);
            case Breaker.Probing(Instant _, Trip trip) -> turned(afterProbe(trip, seen));
            case Breaker.Open _ -> this;
        };
    }

    private ChannelHealth afterFailure(Strain strain, Observation seen) {
        Optional<Duration> pause = seen.verdict().pause();
        if (pause.isPresent()) {
            return open(seen.at().plus(pause.orElseThrow()), Trip.first(Cause.ASKED, seen.version()));
        }
        return strain.isTooMuch()
                ? open(seen.at().plus(Trip.FIRST_PAUSE), Trip.first(Cause.FAILING, seen.version()))
                : turned(new Breaker.Closed(strain));
    }

    private ChannelHealth open(Instant until, Trip trip) {
        return turned(new Breaker.Open(until, trip));
    }

    /// A receiver that asks for a pause again is no worse than before; one that fails is.
    private static Breaker afterProbe(Trip trip, Observation seen) {
        Trip next = seen.verdict().pause().isPresent() ? trip.ofVersion(seen.version()) : trip.again(seen.version());
        Duration asked = seen.verdict().pause().orElse(Duration.ZERO);
        return new Breaker.Open(seen.at().plus(asked.compareTo(next.pause()) > 0 ? asked : next.pause()), next);
    }

    /// A probe that was never sent has told nothing; the next one may begin.
    private ChannelHealth afterNothing(Instant at) {
        return breaker instanceof Breaker.Probing(Instant _, Trip trip) ? open(at, trip) : this;
    }

    /// With a breaker; what was being released is so no more once it opens.
    private ChannelHealth turned(Breaker next) {
        Optional<Parking> parked =
                next instanceof Breaker.Closed ? parking : parking.map(some -> some.with(Optional.empty()));
        return new ChannelHealth(channel, next, drought, parked, slowAt, token);
    }

    /// Whether attempts may be made without asking.
    public boolean isClosed() {
        return breaker instanceof Breaker.Closed;
    }

    /// Whether the receiver fails too often for being sent to.
    public boolean isFailing() {
        return switch (breaker) {
            case Breaker.Closed _ -> false;
            case Breaker.Open(Instant _, Trip trip) -> trip.cause() == Cause.FAILING;
            case Breaker.Probing(Instant _, Trip trip) -> trip.cause() == Cause.FAILING;
        };
    }

    /// Until when no attempt may be made.
    ///
    /// @param version of the channel that would be sent to
    public Optional<Instant> shutUntil(long version) {
        return switch (breaker) {
            case Breaker.Open(Instant until, Trip trip) when trip.version() == version -> Optional.of(until);
            case Breaker.Probing(Instant until, Trip _) -> Optional.of(until);
            case Breaker.Open _, Breaker.Closed _ -> Optional.empty();
        };
    }

    /// Whether no attempt may be made now, not even a probe.
    ///
    /// @param version of the channel that would be sent to
    public boolean isShut(long version, Instant now) {
        return shutUntil(version).filter(now::isBefore).isPresent();
    }

    /// As it stands while one attempt probes the receiver.
    ///
    /// @param deadline of that attempt
    public ChannelHealth probing(long version, Duration deadline, Instant now) {
        Instant until = now.plus(deadline).plus(Delivery.LEASE_BEYOND_DEADLINE).plus(PROBE_MARGIN);
        return switch (breaker) {
            case Breaker.Closed _ -> this;
            case Breaker.Open(Instant _, Trip trip) -> turned(new Breaker.Probing(until, trip.ofVersion(version)));
            case Breaker.Probing(Instant _, Trip trip) -> turned(new Breaker.Probing(until, trip.ofVersion(version)));
        };
    }

    /// Whether a request to the receiver may well take long.
    public boolean isSlow(Instant now) {
        return slowAt.filter(seen -> now.isBefore(seen.plus(SLOW))).isPresent();
    }

    /// As it stands once a request has been waiting for long; the same if that is known and will be for a while.
    public ChannelHealth slowAt(Instant now) {
        return isSlow(now.plus(SLOW.dividedBy(2)))
                ? this
                : new ChannelHealth(channel, breaker, drought, parking, Optional.of(now), token);
    }

    /// Whether a single success would change anything that matters.
    public boolean heedsLandings(Instant now) {
        return !(breaker instanceof Breaker.Closed(Strain strain) && !strain.isNotable())
                || drought.filter(dry -> dry.isNotable(now)).isPresent();
    }

    /// Whether the channel is to be disabled for having failed for days.
    public boolean isDead(Instant enabledSince, Instant now) {
        return drought.filter(dry -> dry.isTooLong(enabledSince, now)).isPresent();
    }

    /// With a mark that deliveries are about to be held; the same if there is a fresh one.
    public ChannelHealth marked(Instant now) {
        return parking.filter(some -> some.isFresh(now)).isPresent()
                ? this
                : parkedAs(Optional.of(new Parking(now, parking.flatMap(Parking::release))));
    }

    /// With no held deliveries.
    public ChannelHealth unparked() {
        return parkedAs(Optional.empty());
    }

    /// With its held deliveries released that far; empty for not at all.
    public ChannelHealth releasing(Optional<Release> release) {
        return parkedAs(parking.map(some -> some.with(release)));
    }

    private ChannelHealth parkedAs(Optional<Parking> next) {
        return new ChannelHealth(channel, breaker, drought, next, slowAt, token);
    }

    /// The same value as the store keeps it from now on.
    public ChannelHealth stored(String newToken) {
        return new ChannelHealth(channel, breaker, drought, parking, slowAt, newToken);
    }
}
