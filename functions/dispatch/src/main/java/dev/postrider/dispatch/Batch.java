package dev.postrider.dispatch;

import dev.postrider.engine.Aftermath;
import dev.postrider.engine.CatalogCache;
import dev.postrider.engine.Invocation;
import dev.postrider.runtime.WideLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Works off the messages of one batch in parallel. What fails here is our own trouble (a store, a bug), never a
/// receiver's: the message goes back to the queue, alone. Nothing runs on after the batch, since a sandbox freezes
/// then.
public final class Batch {
    private final Errands errands;
    private final Aftermath aftermath;
    private final CatalogCache catalogs;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final WideLog log;

    public Batch(
            Errands errands,
            Aftermath aftermath,
            CatalogCache catalogs,
            InstantSource clock,
            ExecutorService workers,
            WideLog log) {
        this.errands = errands;
        this.aftermath = aftermath;
        this.catalogs = catalogs;
        this.clock = clock;
        this.workers = workers;
        this.log = log;
    }

    /// Processes messages.
    ///
    /// @return the ids of those that SQS must bring again
    List<String> process(List<QueueMessage> messages, Duration remaining) {
        Invocation invocation = new Invocation(clock.instant().plus(remaining), catalogs);
        Map<String, Future<?>> running = new LinkedHashMap<>();
        messages.forEach(message -> running.put(message.id(), workers.submit(() -> errands.run(message, invocation))));
        List<String> failed = new ArrayList<>();
        running.forEach((id, work) -> {
            if (!succeeds(work, id)) {
                failed.add(id);
            }
        });
        aftermath.settle(invocation);
        return failed;
    }

    private boolean succeeds(Future<?> work, String id) {
        try {
            work.get();
            return true;
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            log.write("message.failed", line -> line.put("message", id).put(cause));
            return false;
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
