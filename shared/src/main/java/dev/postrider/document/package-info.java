/// The JSON forms of the domain's values: channels as the API and the table hold them, events as CloudEvents.
/// The only place that knows both Jackson and the domain. Start with [ChannelDocument].
@NullMarked
package dev.postrider.document;

import org.jspecify.annotations.NullMarked;
