/// What things cost, measured with JMH; docs/performance.md has the commands and the figures. One class for each thing
/// that is measured, beside it what it is measured with. Start with [RenderBenchmark].
@NullMarked
package dev.postrider.benchmarks;

import org.jspecify.annotations.NullMarked;
