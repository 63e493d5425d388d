/// The house rules as tests: where a package may look, what may touch a library, how a source file reads.
/// Knows nothing of the product but its package names. Start with [HouseRules], which every module's
/// `ArchitectureTest` extends; a new package is placed in [Floors].
@NullMarked
package dev.postrider.house;

import org.jspecify.annotations.NullMarked;
