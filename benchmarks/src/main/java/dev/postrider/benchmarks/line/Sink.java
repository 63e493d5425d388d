package dev.postrider.benchmarks.line;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/// A receiver that costs as little as it can: takes any request on kept-alive connections, counts it, and answers 200
/// with the JSON of a secret. A table and a queue may answer so, too: the SDK reads past what it does not know.
public final class Sink implements AutoCloseable {
    private static final String JSON = "{\"SecretString\":\"root\"}";
    private static final byte[] ANSWER =
            ("HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: " + JSON.length()
                            + "\r\n\r\n" + JSON)
                    .getBytes(StandardCharsets.US_ASCII);

    /// How many bytes an answer has.
    static final int ANSWER_LENGTH = ANSWER.length;

    private static final String LENGTH = "content-length:";
    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final LongAdder requests = new LongAdder();

    private Sink(ServerSocket server) {
        this.server = server;
    }

    /// A sink on a free port of the loopback address.
    public static Sink open() {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            Sink sink = new Sink(server);
            Thread.ofPlatform().daemon().name("sink").start(sink::accept);
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /// How many requests have come.
    public long requests() {
        return requests.sum();
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
            for (int length = head(in); length >= 0; length = head(in)) {
                in.skipNBytes(length);
                requests.increment();
                out.write(ANSWER);
            }
        } catch (IOException gone) {
            return;
        }
    }

    /// Reads a request's head.
    ///
    /// @return the length of the body that follows; -1 when the connection has ended
    private static int head(InputStream in) throws IOException {
        int length = 0;
        String line = line(in);
        if (line.isEmpty()) {
            return -1;
        }
        while (!line.isEmpty()) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
            line = line(in);
        }
        return length;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
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
