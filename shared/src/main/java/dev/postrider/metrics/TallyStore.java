package dev.postrider.metrics;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Keeps tallies for as long as deliveries are kept. Not exact: a worker that dies takes the counts of its batch along,
/// and a write whose answer was lost is counted twice.
public interface TallyStore {
    /// Adds to what is known of a channel and an hour.
    void add(Hourly tally);

    /// What is known of the hours from one to another, that one not included; in the order of hours, then of channels.
    ///
    /// @param channel only this channel's
    List<Hourly> list(TenantId tenant, Optional<ChannelId> channel, Instant since, Instant until);

    /// A tally of one channel and one hour.
    ///
    /// @param hour the moment at which it began, in UTC
    record Hourly(ChannelKey channel, Instant hour, Tally tally) {
        /// The tally of a moment within an hour.
        public static Hourly at(ChannelKey channel, Instant moment, Tally tally) {
            return new Hourly(channel, moment.truncatedTo(ChronoUnit.HOURS), tally);
        }
    }
}
