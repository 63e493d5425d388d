/// template.yaml, read as CloudFormation and SAM read it, as far as a laptop can run it.
/// Knows SnakeYAML and nothing of emulators, HTTP or Lambda. Start with [Blueprint].
@NullMarked
package dev.postrider.local.template;

import org.jspecify.annotations.NullMarked;
