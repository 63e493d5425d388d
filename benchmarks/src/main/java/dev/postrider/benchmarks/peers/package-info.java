/// The engine beside its peers: Postrider's own handlers on stores in memory behind an HTTP server ([Stand]),
/// Alertmanager, and a worker on BullMQ and Redis, all running, each loaded in turn with the same events for the same
/// receiver. `benchmarks/peers` fetches the others; start with [Peers].
@NullMarked
package dev.postrider.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
