/// Channels as code: a file of channels, what a stack would have to change to be like it, and the file that a
/// stack comes to. YAML is a spelling of the API's own JSON and adds places and references to secrets, nothing
/// else. What a channel may be is for the stack to say: every check is its own, asked for with `dryRun`. Start
/// with [Planner].
@NullMarked
package dev.postrider.local.channels;

import org.jspecify.annotations.NullMarked;
