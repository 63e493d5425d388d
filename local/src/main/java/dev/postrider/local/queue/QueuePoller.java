package dev.postrider.local.queue;

import dev.postrider.local.sandbox.FunctionPool;
import dev.postrider.local.sandbox.Invocation;
import dev.postrider.local.template.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Polls one queue for one function, several batches at a time.
/// What a batch leaves in the queue comes again when its visibility timeout ends, as it does in AWS.
public final class QueuePoller implements AutoCloseable {
    /// What a laptop bears, whatever `MaximumConcurrency` allows.
    private static final int MOST_WORKERS = 4;

    private static final int MOST_PER_RECEIVE = 10;
    /// Short, since a long poll that still waits holds up the end of the stack.
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final String queueUrl;
    private final Trigger.Queue mapping;
    private final FunctionPool function;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger busy = new AtomicInteger();

    private QueuePoller(SqsClient sqs, String queueUrl, Trigger.Queue mapping, FunctionPool function) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.mapping = mapping;
        this.function = function;
    }

    public static QueuePoller start(SqsClient sqs, String queueUrl, Trigger.Queue mapping, FunctionPool function) {
        QueuePoller poller = new QueuePoller(sqs, queueUrl, mapping, function);
        for (int i = 0; i < Math.min(mapping.concurrency(), MOST_WORKERS); i++) {
            Thread.ofVirtual().name("poller-" + i + " of " + queueUrl).start(poller::poll);
        }
        return poller;
    }

    /// Whether a batch is being worked on.
    public boolean isBusy() {
        return busy.get() > 0;
    }

    private void poll() {
        while (!stopped.get()) {
            try {
                List<Message> batch = receive(LONG_POLL, MOST_PER_RECEIVE);
                if (!batch.isEmpty() && !stopped.get()) {
                    work(batch);
                }
            } catch (SdkException e) {
                if (!stopped.get()) {
                    System.out.println("queue " + queueUrl + ": " + e.getMessage());
                    LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
                }
            }
        }
    }

    private void work(List<Message> first) {
        busy.incrementAndGet();
        try {
            List<Message> batch = new ArrayList<>(first);
            fill(batch);
            Set<String> failed = failed(function.invoke(BatchJson.of(batch, mapping.queueArn())), batch);
            delete(batch.stream()
                    .filter(message -> !failed.contains(message.messageId()))
                    .toList());
        } finally {
            busy.decrementAndGet();
        }
    }

    /// Gathers more for as long as the batching window is open, in whole seconds.
    private void fill(List<Message> batch) {
        long end = System.nanoTime() + mapping.window().toNanos();
        Duration left = mapping.window();
        while (left.toSeconds() > 0 && batch.size() < mapping.batchSize() && !stopped.get()) {
            Duration wait = left.compareTo(LONG_POLL) < 0 ? left : LONG_POLL;
            batch.addAll(receive(wait, mapping.batchSize() - batch.size()));
            left = Duration.ofNanos(end - System.nanoTime());
        }
    }

    private List<Message> receive(Duration wait, int most) {
        return sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(Math.min(Math.min(most, mapping.batchSize()), MOST_PER_RECEIVE))
                        .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private Set<String> failed(Invocation invocation, List<Message> batch) {
        if (invocation instanceof Invocation.Returned returned) {
            return mapping.partialFailures() ? BatchJson.failed(returned.text(), batch) : Set.of();
        }
        return batch.stream().map(Message::messageId).collect(Collectors.toSet());
    }

    private void delete(List<Message> done) {
        for (int start = 0; start < done.size(); start += MOST_PER_RECEIVE) {
            List<DeleteMessageBatchRequestEntry> entries =
                    done.subList(start, Math.min(done.size(), start + MOST_PER_RECEIVE)).stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList();
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        }
    }

    /// Takes no further batch; those that run go on.
    @Override
    public void close() {
        stopped.set(true);
    }
}
