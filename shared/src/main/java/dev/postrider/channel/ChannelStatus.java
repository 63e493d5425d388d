package dev.postrider.channel;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Whether a channel takes part, since when, and why where nobody chose it.
///
/// @param reason why Postrider disabled it; empty when its operator set the state
public record ChannelStatus(ChannelState state, Optional<Reason> reason, Instant since) {
    /// As its operator wants it.
    public static ChannelStatus chosen(ChannelState state, Instant since) {
        return new ChannelStatus(state, Optional.empty(), since);
    }

    /// As Postrider had to leave it.
    public static ChannelStatus disabledFor(Reason reason, Instant since) {
        return new ChannelStatus(ChannelState.DISABLED, Optional.of(reason), since);
    }

    /// Whether what it matches is kept for later instead of being sent: it is paused, or Postrider disabled it.
    public boolean isHolding() {
        return state == ChannelState.PAUSED || (state == ChannelState.DISABLED && reason.isPresent());
    }

    /// Whether it matches events at all. What its operator disabled does not.
    public boolean isMatching() {
        return state == ChannelState.ENABLED || isHolding();
    }

    /// Why Postrider disabled a channel.
    public enum Reason {
        /// Its receiver answered 410 Gone.
        GONE,
        /// Nothing has landed for days.
        FAILING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
