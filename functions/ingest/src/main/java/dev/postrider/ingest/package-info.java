/// Takes events in: reads them in every form they come in, gives each its identity, and answers once the queue has
/// them. Touches no table. Start with [IngestHandler].
@NullMarked
package dev.postrider.ingest;

import org.jspecify.annotations.NullMarked;
