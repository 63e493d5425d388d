package dev.postrider.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Work that is done side by side and waited for as a whole, even if some of it fails: what ran on after an invocation
/// would stop with its sandbox, and go on in some later one.
final class Parallel {
    private Parallel() {}

    /// Runs all of it.
    ///
    /// @return the results in the order of the work
    /// @throws RuntimeException the first failure, once everything has ended
    static <T> List<T> runAll(ExecutorService workers, List<? extends Callable<T>> work) {
        return work.size() == 1 ? List.of(run(work.getFirst())) : sideBySide(workers, work);
    }

    /// What is alone needs nobody beside it: most events have one channel.
    private static <T> T run(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> sideBySide(ExecutorService workers, List<? extends Callable<T>> work) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> ended : workers.invokeAll(work)) {
                results.add(ended.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while work was under way", e);
        }
    }
}
