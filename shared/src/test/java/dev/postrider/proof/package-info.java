/// The proof that delivery loses nothing: every state that the real use cases can reach on the stores in memory, with
/// workers that die, stall and overlap, and with queues that lose and repeat. A state is a value ([World]); a worker is
/// what its ports have answered so far ([Worker]), so that it can be stopped, copied and taken up again at every call.
/// Start with [DeliveryProofTest], then [Explorer].
@NullMarked
package dev.postrider.proof;

import org.jspecify.annotations.NullMarked;
