/// What others export, as channels. Each sender has a reader of its own; templates of other languages go through
/// one syntax tree ([Part]) to Handlebars. Nothing is dropped silently: every field of an export is carried over
/// or reported, which [SourceFields] sees to. Start with [Importer].
@NullMarked
package dev.postrider.local.importing;

import org.jspecify.annotations.NullMarked;
