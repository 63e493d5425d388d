/// API Gateway's HTTP API on a laptop: routes, the Lambda authorizer with its cache, payload format 2.0 both ways,
/// limits.
/// Knows sandboxes and nothing of queues. Start with [HttpApi].
@NullMarked
package dev.postrider.local.http;

import org.jspecify.annotations.NullMarked;
