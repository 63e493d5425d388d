/// Holds template.yaml, docs/openapi.yaml and events/ to the code and to each other. These tests read files only; the
/// function jars that they open are those that the build has just made. Start with [TemplateTest].
@NullMarked
package dev.postrider.deployment;

import org.jspecify.annotations.NullMarked;
