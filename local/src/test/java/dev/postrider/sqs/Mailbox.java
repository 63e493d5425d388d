package dev.postrider.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A queue from its other end.
record Mailbox(SqsClient sqs, String url) {
    private static final int MAX_BATCH = 10;

    /// Takes everything that is there, waiting so long for the first.
    List<Message> take(Duration patience) {
        List<Message> taken = new ArrayList<>();
        List<Message> batch = receive((int) patience.toSeconds());
        while (!batch.isEmpty()) {
            taken.addAll(batch);
            batch.forEach(message ->
                    sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
            batch = receive(0);
        }
        return taken;
    }

    private List<Message> receive(int seconds) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(MAX_BATCH)
                        .waitTimeSeconds(seconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /// Deletes everything, delayed or not.
    void empty() {
        sqs.purgeQueue(purge -> purge.queueUrl(url));
    }
}
