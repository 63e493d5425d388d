/// How the receivers behind channels are doing: what an outcome says of a receiver, when a channel takes no attempts,
/// how what was held is released, and what Postrider itself has to tell about it. All pure; time comes in as a value.
/// Knows events, channels and deliveries; its ports keep a channel's health and its rate.
/// Start with [ChannelHealth].
@NullMarked
package dev.postrider.health;

import org.jspecify.annotations.NullMarked;
