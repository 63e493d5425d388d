/// From a channel and an event to the request that goes over the wire: the same for a delivery, a test and a preview.
/// Pure. Start with [WebhookRenderer].
@NullMarked
package dev.postrider.render;

import org.jspecify.annotations.NullMarked;
