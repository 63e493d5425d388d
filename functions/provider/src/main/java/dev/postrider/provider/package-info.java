/// CloudFormation's way to channels: `Custom::PostriderChannel`. Reads what CloudFormation asks, does it by the rules
/// of
/// `editing`, and tells it what came of it. Start with [ChannelProvider].
@NullMarked
package dev.postrider.provider;

import org.jspecify.annotations.NullMarked;
