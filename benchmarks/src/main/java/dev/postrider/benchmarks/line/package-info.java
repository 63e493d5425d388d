/// The bare line: what it costs to post bytes that are there already, and how many times that much dispatch needs to
/// match, claim, render, guard, sign, post and record them. Each runs in processes of its own, in turn, with the flags
/// that template.yaml gives to functions. Start with [Line].
@NullMarked
package dev.postrider.benchmarks.line;

import org.jspecify.annotations.NullMarked;
