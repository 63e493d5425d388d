package dev.postrider.dispatch;

import dev.postrider.delivery.WakeUp;
import dev.postrider.engine.Dispatcher;
import dev.postrider.engine.EventPlanner;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.runtime.WideLog;
import dev.postrider.sqs.EventMessage;
import dev.postrider.sqs.WakeUpMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Works off the messages of one batch in parallel. What fails here is our own trouble (a store, a bug), never a
/// receiver's: the message goes back to the queue, alone. Nothing runs on after the batch, since a sandbox freezes
/// then.
final class Batch {
    private final String retryQueue;
    private final EventPlanner planner;
    private final Dispatcher dispatcher;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final WideLog log;

    Batch(
            String retryQueue,
            EventPlanner planner,
            Dispatcher dispatcher,
            InstantSource clock,
            ExecutorService workers,
            WideLog log) {
        this.retryQueue = retryQueue;
        this.planner = planner;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.workers = workers;
        this.log = log;
    }

    /// Processes messages.
    ///
    /// @return the ids of those that SQS must bring again
    List<String> process(List<QueueMessage> messages, Duration remaining) {
        Instant end = clock.instant().plus(remaining);
        Map<String, Future<?>> running = new LinkedHashMap<>();
        messages.forEach(message -> running.put(message.id(), workers.submit(() -> process(message, end))));
        List<String> failed = new ArrayList<>();
        running.forEach((id, work) -> {
            if (!succeeds(work, id)) {
                failed.add(id);
            }
        });
        return failed;
    }

    private void process(QueueMessage message, Instant end) {
        if (message.queue().equals(retryQueue)) {
            wake(message, end);
        } else {
            AcceptedEvent event = EventMessage.read(message.body());
            planner.plan(event, message.receives() == 1, end);
        }
    }

    /// A wake-up that cannot be read is worth nothing: the store knows what is due, and the sweeper asks it.
    private void wake(QueueMessage message, Instant end) {
        Optional<WakeUp> wakeUp = WakeUpMessage.read(message.body());
        if (wakeUp.isEmpty()) {
            log.write(
                    "wakeup.dropped", line -> line.put("message", message.id()).put("reason", "unreadable"));
            return;
        }
        dispatcher.wake(wakeUp.orElseThrow(), end);
    }

    private boolean succeeds(Future<?> work, String id) {
        try {
            work.get();
            return true;
        } catch (ExecutionException e) {
            String cause = String.valueOf(e.getCause());
            log.write("message.failed", line -> line.put("message", id).put("cause", cause));
            return false;
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
