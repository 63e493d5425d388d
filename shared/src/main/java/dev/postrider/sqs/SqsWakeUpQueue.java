package dev.postrider.sqs;

import dev.postrider.delivery.WakeUpQueue;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// The retry queue on SQS. The channel is the message group, so that one with a long backlog does not hold up the
/// others (SQS fair queues).
public final class SqsWakeUpQueue implements WakeUpQueue {
    private static final int MAX_BATCH = 10;

    private final SqsClient sqs;
    private final String url;

    public SqsWakeUpQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void send(List<Delayed> wakeUps) {
        for (int from = 0; from < wakeUps.size(); from += MAX_BATCH) {
            sendBatch(wakeUps.subList(from, Math.min(wakeUps.size(), from + MAX_BATCH)));
        }
    }

    private void sendBatch(List<Delayed> wakeUps) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, wakeUps.size())
                .mapToObj(i -> entry(i, wakeUps.get(i)))
                .toList();
        SendMessageBatchResponse answer =
                sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException(
                    "the retry queue did not take " + answer.failed().size() + " of " + entries.size() + " wake-ups: "
                            + answer.failed().getFirst().code());
        }
    }

    private static SendMessageBatchRequestEntry entry(int index, Delayed delayed) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(WakeUpMessage.write(delayed.wakeUp()))
                .messageGroupId(
                        delayed.wakeUp().tenant() + "#" + delayed.wakeUp().channel())
                .delaySeconds(seconds(delayed.delay()))
                .build();
    }

    /// Rounded up: an attempt may be late, never early.
    private static int seconds(Duration delay) {
        return delay.isNegative()
                ? 0
                : (int) Math.min(900, delay.plusNanos(999_999_999).toSeconds());
    }
}
