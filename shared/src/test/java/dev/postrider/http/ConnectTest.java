package dev.postrider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.AttemptOutcome.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectTest {
    private static final int FULL = 4;

    /// A host that drops packets: its queue of connections is full, and nobody takes one out.
    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void waitsThreeSecondsForAConnectionOrUntilAnEarlierDeadline(int deadlineSeconds) throws IOException {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < FULL; i++) {
                queue.add(knock(full.getLocalPort()));
            }
            URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");

            Measured sent = Measured.send(
                    new ApacheWebhookClient(new Anywhere()), Requests.get(uri), Duration.ofSeconds(deadlineSeconds));

            assertThat(sent.exchange().outcome()).isEqualTo(new Unreachable(Fault.CONNECT_TIMEOUT));
            assertThat(sent.took()).isLessThan(Duration.ofSeconds(20));
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    private static Socket knock(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (IOException full) {
            return socket;
        }
        return socket;
    }
}
