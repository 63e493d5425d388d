/// What proves to a receiver who is calling and that nobody changed the body: the schemes, their secrets, and the
/// header
/// fields that come of a secret, a body and a time. Knows neither channels nor where secrets are kept. Start with
/// [Scheme], then [Signatures].
@NullMarked
package dev.postrider.signature;

import org.jspecify.annotations.NullMarked;
