/// Channels as they are written: completed by their preset, checked as a whole, their secrets sealed and their signing
/// keys settled. Whoever saves a channel and whoever only tries one come through here. Stores nothing and sends
/// nothing. Start with [ChannelDrafter].
@NullMarked
package dev.postrider.editing;

import org.jspecify.annotations.NullMarked;
