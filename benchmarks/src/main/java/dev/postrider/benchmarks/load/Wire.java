package dev.postrider.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// One kept-alive connection to a system on this machine.
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// What a system answered.
    record Answer(int status, String body) {
        boolean isGood() {
            return status / 100 == 2;
        }
    }

    /// Connects to the loopback address, whatever host is named.
    static Wire to(URI address) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        return new Wire(socket);
    }

    /// Sends one request and reads its answer.
    Answer send(String head, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + "host: localhost\r\ncontent-type: application/json\r\ncontent-length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(bytes, 0, request, start.length, bytes.length);
        socket.getOutputStream().write(request);
        int first = in.read();
        if (first < 0) {
            throw new EOFException("the system hung up");
        }
        Head answer = Head.read(first, in);
        return new Answer(
                Integer.parseInt(answer.first().split(" ", 3)[1]),
                new String(in.readNBytes(answer.length()), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
