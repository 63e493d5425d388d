/// Text with `{{…}}` that becomes a URL, a query value, a header or a body, and the port of whatever renders it.
/// Knows events, and no template library. Start with [TemplateRenderer].
@NullMarked
package dev.postrider.template;

import org.jspecify.annotations.NullMarked;
