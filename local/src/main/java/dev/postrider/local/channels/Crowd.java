package dev.postrider.local.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does a few things at a time and answers in order.
final class Crowd {
    private static final int AT_A_TIME = 8;

    private Crowd() {}

    /// What each comes to.
    ///
    /// @throws IllegalStateException what the first failing one threw, once all have ended
    static <A, B> List<B> map(List<A> all, Function<A, B> each) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<Callable<B>> calls = new ArrayList<>();
            all.forEach(one -> calls.add(() -> each.apply(one)));
            List<B> results = new ArrayList<>();
            for (Future<B> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalStateException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
