/// HTTP as API Gateway hands it to a function and takes it back (payload format 2.0), and who is calling.
/// Knows JSON, problems and keys, nothing of channels or deliveries. Start with [ApiRequest].
@NullMarked
package dev.postrider.gateway;

import org.jspecify.annotations.NullMarked;
