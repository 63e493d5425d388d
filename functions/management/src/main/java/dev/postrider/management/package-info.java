/// The API beside ingest: channels, and the history of events and deliveries. Start with [Routes].
@NullMarked
package dev.postrider.management;

import org.jspecify.annotations.NullMarked;
