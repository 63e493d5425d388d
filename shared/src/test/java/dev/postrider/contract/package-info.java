/// What every store and queue keeps to, as abstract tests: each is run by the one in memory and by the one on AWS's
/// emulators, so that a use case tested on the first may trust the second. Start with [DeliveryStoreContract].
@NullMarked
package dev.postrider.contract;

import org.jspecify.annotations.NullMarked;
