package dev.postrider.local.stack;

import java.nio.file.Path;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A process that works with a stack on disk until somebody kills it: it says what the queue has accepted.
final class Doomed {
    private Doomed() {}

    /// Sends for ever; holds the first ten, and delays one in seven by a quarter of an hour.
    public static void main(String[] arguments) {
        LocalStack stack = LocalStack.startQuietly(
                Options.inMemory().withTemplate(Path.of(arguments[0])).withData(Path.of(arguments[1])));
        SqsClient sqs = stack.sqs();
        String queue = stack.queueUrl("Work");
        System.out.println("root " + stack.rootKey());
        for (int i = 0; ; i++) {
            String body = Integer.toString(i);
            int delay = i > 20 && i % 7 == 0 ? 900 : 0;
            sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body).delaySeconds(delay));
            System.out.println((delay == 0 ? "sent " : "delayed ") + body);
            if (i == 10) {
                sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                        .messages()
                        .forEach(message -> System.out.println("held " + message.body()));
            }
        }
    }
}
