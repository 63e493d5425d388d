package dev.postrider.channel;

/// Whether a channel takes part. Paused ones still match, and hold what they match; disabled ones match nothing.
public enum ChannelState {
    ENABLED,
    PAUSED,
    DISABLED
}
