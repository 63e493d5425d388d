package dev.postrider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ParallelTest {
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void letThreadsGo() {
        workers.close();
    }

    @Test
    void givesResultsInTheOrderOfTheWork() {
        List<Integer> results = Parallel.runAll(workers, List.of(() -> 1, () -> 2, () -> 3));

        assertThat(results).containsExactly(1, 2, 3);
    }

    @Test
    void waitsForTheRestWhenSomeOfItFails() {
        CountDownLatch failing = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        Callable<Integer> fails = () -> {
            failing.countDown();
            throw new IllegalArgumentException("no");
        };
        Callable<Integer> goesOn = () -> {
            failing.await();
            finished.set(true);
            return 1;
        };

        assertThatThrownBy(() -> Parallel.runAll(workers, List.of(fails, goesOn)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(finished).isTrue();
    }
}
