/// The stores on a real DynamoDB Local, held to the same contracts as those in memory. It is the stores' own package,
/// so that [TableOracle] can read their items. Start with [EmulatedAws].
@NullMarked
package dev.postrider.dynamo;

import org.jspecify.annotations.NullMarked;
