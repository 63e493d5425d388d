package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Delivered;
import dev.postrider.kit.TestAuthority;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A TLS handshake costs as much CPU as a hundred webhooks over a connection that is there already: design, section 8,
/// allows one for five webhooks where ten or more go to one host.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HandshakesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int BATCH = 10;
    private static final TestAuthority AUTHORITY = new TestAuthority("Trusted");

    private final ApacheWebhookClient client =
            new ApacheWebhookClient(new Anywhere(), _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});

    @Test
    void shakesHandsOnceForTenWebhooksOneAfterTheOther() {
        try (HostileReceiver receiver = receiver()) {
            for (int webhook = 0; webhook < BATCH; webhook++) {
                assertThat(send(receiver)).isEqualTo(new Delivered(200));
            }

            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void shakesHandsTenTimesAtMostForTenBatchesOfTenAtOnce() throws Exception {
        try (HostileReceiver receiver = receiver();
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<AttemptOutcome> webhook = () -> send(receiver);
            List<AttemptOutcome> outcomes = new ArrayList<>();
            for (int batch = 0; batch < BATCH; batch++) {
                for (Future<AttemptOutcome> sent : workers.invokeAll(Collections.nCopies(BATCH, webhook))) {
                    outcomes.add(sent.get());
                }
            }

            assertThat(outcomes).hasSize(BATCH * BATCH).containsOnly(new Delivered(200));
            assertThat(receiver.connections()).isBetween(1, BATCH);
        }
    }

    private AttemptOutcome send(HostileReceiver receiver) {
        URI uri = receiver.uri("https", "hooks.example.com");
        return client.send(Requests.get(uri, Requests.trusting(AUTHORITY.pem())), DEADLINE)
                .outcome();
    }

    private static HostileReceiver receiver() {
        return TlsReceivers.answering(AUTHORITY.receiving(AUTHORITY.issue("hooks.example.com")));
    }
}
