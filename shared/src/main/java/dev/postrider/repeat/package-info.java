/// What a repeated request is known by, so that it makes nothing twice. Knows tenants and nothing of HTTP.
/// Start with [FirstRequestStore].
@NullMarked
package dev.postrider.repeat;

import org.jspecify.annotations.NullMarked;
