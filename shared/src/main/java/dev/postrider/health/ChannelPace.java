package dev.postrider.health;

import dev.postrider.channel.ChannelKey;
import java.time.Instant;

/// Gives out places in the rate of channels that have one (the generic cell rate algorithm without a burst: places
/// lie evenly, 1 / rate apart).
public interface ChannelPace {
    /// Reserves the next free place. Nobody else gets it, and it is lost if it is not used.
    ///
    /// @return when it is: now, or later
    Instant reserve(ChannelKey channel, int ratePerSecond, Instant now);
}
