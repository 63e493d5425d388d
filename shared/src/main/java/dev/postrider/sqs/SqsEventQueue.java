package dev.postrider.sqs;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The event queue on SQS. The tenant is the message group, so that a busy tenant waits behind its own events and not
/// the others behind it (SQS fair queues).
public final class SqsEventQueue implements EventQueue {
    /// SQS's limit on a batch as a whole; a message is ASCII, so characters are bytes.
    private static final int MAX_BATCH_BYTES = 1024 * 1024;

    private static final int MAX_BATCH = 10;

    private final SqsClient sqs;
    private final String url;

    public SqsEventQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public List<Boolean> send(List<AcceptedEvent> events) {
        List<Boolean> sent = new ArrayList<>(Collections.nCopies(events.size(), false));
        List<SendMessageBatchRequestEntry> batch = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < events.size(); i++) {
            SendMessageBatchRequestEntry entry = entry(i, events.get(i));
            int length = entry.messageBody().length();
            if (batch.size() == MAX_BATCH || bytes + length > MAX_BATCH_BYTES) {
                send(batch, sent);
                batch.clear();
                bytes = 0;
            }
            batch.add(entry);
            bytes += length;
        }
        send(batch, sent);
        return sent;
    }

    private static SendMessageBatchRequestEntry entry(int index, AcceptedEvent event) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(EventMessage.write(event))
                .messageGroupId(event.tenant().value())
                .build();
    }

    private void send(List<SendMessageBatchRequestEntry> batch, List<Boolean> sent) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            Set<String> failed = new HashSet<>();
            sqs.sendMessageBatch(request -> request.queueUrl(url).entries(batch)).failed().stream()
                    .map(BatchResultErrorEntry::id)
                    .forEach(failed::add);
            batch.stream()
                    .filter(entry -> !failed.contains(entry.id()))
                    .forEach(entry -> sent.set(Integer.parseInt(entry.id()), true));
        } catch (SdkException queueGone) {
            // Not certain counts as not sent: the caller repeats, and the same identity makes the repeat harmless.
            return;
        }
    }
}
