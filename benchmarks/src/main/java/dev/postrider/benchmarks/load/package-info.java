/// The load driver: posts events to a running system, closed or open loop, receives the webhooks that follow, and says
/// how many of both there were in a second, how long they took, and whether one is missing. It speaks plain sockets, so
/// that it takes little of the machine that it shares with what it measures. Start with [Load].
@NullMarked
package dev.postrider.benchmarks.load;

import org.jspecify.annotations.NullMarked;
