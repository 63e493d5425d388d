package dev.postrider.faults;

import dev.postrider.kit.UnendingExecutor;

/// Runs what it is given at once, one after the other: the same order every time.
final class SameThread extends UnendingExecutor {
    @Override
    public void execute(Runnable work) {
        work.run();
    }
}
