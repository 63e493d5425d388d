/// The Handlebars language behind the template port. The only importer of the library; nothing of it leaves this
/// package. Start with [HandlebarsRenderer].
@NullMarked
package dev.postrider.handlebars;

import org.jspecify.annotations.NullMarked;
