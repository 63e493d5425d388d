package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What has to happen to one channel.
public sealed interface Change {
    String id();

    /// A channel that the stack does not have.
    ///
    /// @param body what to send
    record Addition(String id, ObjectNode body) implements Change {}

    /// A channel that differs.
    ///
    /// @param seen        the version that was compared
    /// @param differences a line for each setting
    record Alteration(String id, ObjectNode body, long seen, List<String> differences) implements Change {
        public Alteration {
            differences = List.copyOf(differences);
        }
    }

    /// A channel that is as the file says.
    record Keeping(String id) implements Change {}

    /// A channel that the file does not have, to be deleted.
    record Deletion(String id, long seen) implements Change {}
}
