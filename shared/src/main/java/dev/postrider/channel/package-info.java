/// A channel: who wants which events, and how each is sent to them.
/// Knows events and templates. Start with [Channel]; [ChannelStore] is the port that keeps them.
@NullMarked
package dev.postrider.channel;

import org.jspecify.annotations.NullMarked;
