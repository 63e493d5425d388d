package dev.postrider.local.template;

import java.util.Optional;

/// What `!Ref` and `!GetAtt` of a resource come to on this machine.
public interface ResourceValues {
    /// The value of `!Ref id`; empty when nothing on this machine stands for the resource.
    Optional<String> reference(String type, String id);

    /// The value of `!GetAtt id.name`; empty when nothing on this machine stands for it.
    Optional<String> attribute(String type, String id, String name);
}
