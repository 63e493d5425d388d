package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Problem;
import java.util.List;

/// The channels of a stack, as its API offers them.
public interface Stack {
    /// What a stack says to a write.
    sealed interface Answer {
        /// The channel as it is now, or would be.
        ///
        /// @param shown the channel as the API shows it
        record Accepted(ObjectNode shown) implements Answer {}

        /// Refused, with pointers into the channel.
        ///
        /// @param code the problem's, such as `secret_rebind_required`
        record Refused(String code, List<Problem.Mistake> mistakes) implements Answer {
            public Refused {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /// All channels, as the API shows them.
    List<ObjectNode> channels();

    /// What a PUT would come to, without making it.
    Answer tried(String id, ObjectNode channel);

    /// Makes or replaces a channel.
    ///
    /// @param seen the version that it follows; 0 for a new one
    Answer put(String id, ObjectNode channel, long seen);

    /// Deletes a channel, if it is still in this version.
    Answer delete(String id, long seen);
}
