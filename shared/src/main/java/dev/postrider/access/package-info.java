/// Who may ask, and for what: keys, what they grant, and how one key follows from another.
/// Knows tenants and nothing of HTTP. Start with [ApiKey].
@NullMarked
package dev.postrider.access;

import org.jspecify.annotations.NullMarked;
