/// The ports, kept in memory: real small implementations that pass the same contracts as the ones on AWS.
/// Time is handed in, nothing happens by chance, and a test may look inside. Start with [InMemoryDeliveryStore].
@NullMarked
package dev.postrider.memory;

import org.jspecify.annotations.NullMarked;
