package dev.postrider.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.contract.EventQueueContract;
import dev.postrider.contract.Examples;
import dev.postrider.dynamo.EmulatedAws;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventQueue;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@ExtendWith(EmulatedAws.Resolver.class)
final class SqsEventQueueTest extends EventQueueContract {
    private final EmulatedAws aws;
    private final Mailbox mailbox;
    private final EventQueue queue;

    SqsEventQueueTest(EmulatedAws aws) {
        this.aws = aws;
        this.mailbox = new Mailbox(aws.sqs(), aws.queueUrl("EventQueue"));
        this.queue = new SqsEventQueue(aws.sqs(), aws.queueUrl("EventQueue"));
    }

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<AcceptedEvent> arrivals() {
        return mailbox.take(Duration.ZERO).stream()
                .map(message -> EventMessage.read(message.body()))
                .toList();
    }

    @AfterEach
    void empty() {
        mailbox.empty();
    }

    @Test
    void groupsByTenant() {
        TenantId tenant = Examples.tenant();

        queue.send(List.of(Examples.event(tenant, 1, Examples.START)));

        assertThat(mailbox.take(Duration.ZERO))
                .extracting(message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .containsExactly(tenant.value());
    }

    @Test
    void countsAsNotSentWhatAQueueThatIsGoneDidNotTake() {
        EventQueue gone = new SqsEventQueue(aws.sqs(), aws.queueUrl("NoSuchQueue"));

        List<Boolean> sent = gone.send(List.of(Examples.event(Examples.tenant(), 1, Examples.START)));

        assertThat(sent).containsExactly(false);
    }
}
