/// Where a webhook may go: the address a channel names, and the policy that lets it through or refuses it.
/// Knows only Java. Start with [EndpointPolicy].
@NullMarked
package dev.postrider.endpoint;

import org.jspecify.annotations.NullMarked;
