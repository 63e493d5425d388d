package dev.postrider.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Where webhooks go: answers all of them with 200 at once, and takes down when each one's first byte came. The last
/// segment of the path is the channel's number.
public final class Receiver implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final AtomicReference<Optional<Arrivals>> expected = new AtomicReference<>(Optional.empty());

    private Receiver(ServerSocket server) {
        this.server = server;
    }

    /// Listens on the loopback address.
    ///
    /// @param port any free one if 0
    public static Receiver open(int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            Receiver receiver = new Receiver(server);
            Thread.ofPlatform().daemon().name("receiver").start(receiver::accept);
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be listened on", e);
        }
    }

    /// The endpoint of a channel.
    public URI endpoint(int channel) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook/" + channel);
    }

    /// Takes down the webhooks of this run from now on.
    void expect(Arrivals arrivals) {
        expected.set(Optional.of(arrivals));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            for (int first = in.read(); first >= 0; first = in.read()) {
                long nanos = System.nanoTime();
                Head head = Head.read(first, in);
                byte[] body = in.readNBytes(head.length());
                out.write(ANSWER);
                expected.get().ifPresent(arrivals -> arrivals.arrived(channel(head), body, nanos));
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static int channel(Head head) {
        String path = head.first().split(" ", 3)[1];
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
