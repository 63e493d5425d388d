package dev.postrider.contract;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Several workers that do something at the same moment.
final class Race {
    private Race() {}

    /// Starts so many at once, and answers what each came to.
    static <T> List<T> of(int runners, IntFunction<T> run) {
        CyclicBarrier start = new CyclicBarrier(runners);
        try (ExecutorService lanes = Executors.newFixedThreadPool(runners)) {
            List<Future<T>> running = IntStream.range(0, runners)
                    .<Callable<T>>mapToObj(lane -> () -> {
                        start.await();
                        return run.apply(lane);
                    })
                    .map(lanes::submit)
                    .toList();
            return running.stream().map(Race::result).toList();
        }
    }

    private static <T> T result(Future<T> runner) {
        try {
            return runner.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a runner fell", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was called off", e);
        }
    }
}
