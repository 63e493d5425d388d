/// The whole stack over its emulators: how many webhooks it delivers in a second, beside how many a loop could that
/// makes nothing but the same calls of DynamoDB Local and ElasticMQ ([Floor]). Start with [Emulators].
@NullMarked
package dev.postrider.benchmarks.emulators;

import org.jspecify.annotations.NullMarked;
