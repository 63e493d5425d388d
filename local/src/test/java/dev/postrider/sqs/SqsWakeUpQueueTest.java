package dev.postrider.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.ChannelId;
import dev.postrider.contract.Examples;
import dev.postrider.contract.WakeUpQueueContract;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WakeUpQueue;
import dev.postrider.delivery.WakeUpQueue.Delayed;
import dev.postrider.dynamo.EmulatedAws;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@ExtendWith(EmulatedAws.Resolver.class)
final class SqsWakeUpQueueTest extends WakeUpQueueContract {
    private final Mailbox mailbox;
    private final WakeUpQueue queue;

    SqsWakeUpQueueTest(EmulatedAws aws) {
        this.mailbox = new Mailbox(aws.sqs(), aws.queueUrl("RetryQueue"));
        this.queue = new SqsWakeUpQueue(aws.sqs(), aws.queueUrl("RetryQueue"));
    }

    @Override
    protected WakeUpQueue queue() {
        return queue;
    }

    @Override
    protected List<WakeUp> arrivals(Duration within) {
        return mailbox.take(within).stream()
                .map(message -> WakeUpMessage.read(message.body()).orElseThrow())
                .toList();
    }

    @AfterEach
    void empty() {
        mailbox.empty();
    }

    @Test
    void groupsByChannel() {
        TenantId tenant = Examples.tenant();
        ChannelId longest = new ChannelId("c".repeat(63));
        WakeUp wakeUp = new WakeUp(
                tenant,
                longest,
                Examples.event(tenant, 1, Examples.START).event().id(),
                1);

        queue.send(List.of(new Delayed(wakeUp, Duration.ZERO)));

        assertThat(mailbox.take(Duration.ZERO))
                .extracting(message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .containsExactly(tenant + "#" + longest);
    }
}
