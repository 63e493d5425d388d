/// Cold starts: from the start of a process to a function's first answer, through Lambda's own runtime client and a
/// small server that speaks its Runtime API. Start with [ColdStart].
@NullMarked
package dev.postrider.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
