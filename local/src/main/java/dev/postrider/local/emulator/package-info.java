/// What stands in for AWS on a laptop: DynamoDB Local in a process of its own, ElasticMQ in this one, and secrets.
/// Knows their command lines and settings; nothing of functions. Start with [Emulators].
@NullMarked
package dev.postrider.local.emulator;

import org.jspecify.annotations.NullMarked;
