package dev.postrider.dispatch;

import dev.postrider.delivery.WakeUp;
import dev.postrider.engine.Dispatcher;
import dev.postrider.engine.EventPlanner;
import dev.postrider.engine.Invocation;
import dev.postrider.runtime.WideLog;
import dev.postrider.sqs.EventMessage;
import dev.postrider.sqs.WakeUpMessage;
import java.util.Optional;

/// What each message asks for: an event to be planned, or a delivery to be woken.
public final class Errands {
    private final String retryQueue;
    private final EventPlanner planner;
    private final Dispatcher dispatcher;
    private final WideLog log;

    public Errands(String retryQueue, EventPlanner planner, Dispatcher dispatcher, WideLog log) {
        this.retryQueue = retryQueue;
        this.planner = planner;
        this.dispatcher = dispatcher;
        this.log = log;
    }

    void run(QueueMessage message, Invocation invocation) {
        if (message.queue().equals(retryQueue)) {
            wake(message, invocation);
        } else {
            planner.plan(EventMessage.read(message.body()), message.receives() == 1, invocation);
        }
    }

    /// A wake-up that cannot be read is worth nothing: the store knows what is due, and the sweeper asks it.
    private void wake(QueueMessage message, Invocation invocation) {
        Optional<WakeUp> wakeUp = WakeUpMessage.read(message.body());
        if (wakeUp.isEmpty()) {
            log.write(
                    "wakeup.dropped", line -> line.put("message", message.id()).put("reason", "unreadable"));
            return;
        }
        dispatcher.wake(wakeUp.orElseThrow(), invocation);
    }
}
