package dev.postrider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A receiver that speaks no HTTP server's HTTP: after each request's head it runs a script on the bare connection.
final class Wire implements AutoCloseable {
    private static final int END_OF_HEAD = 0x0D0A0D0A;

    private final ServerSocket door;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// What it does once the head of a request has come.
    interface Script {
        void answer(OutputStream out, Wire wire) throws IOException, InterruptedException;
    }

    Wire(Script script) {
        this.script = script;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::open);
    }

    /// Says these bytes and ends the connection.
    static Wire saying(String text) {
        return new Wire((out, _) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
    }

    int connections() {
        return connections.get();
    }

    /// Says the same again and again, with a pause each time, until the test is over.
    static void drip(String text, OutputStream out, Wire wire) throws IOException, InterruptedException {
        while (!wire.closed.await(10, TimeUnit.MILLISECONDS)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// Says the same as fast as it is taken, until the other side has gone.
    static void flood(String text, OutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(bytes);
        }
    }

    private void open() {
        try {
            while (true) {
                Socket caller = door.accept();
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(caller));
            }
        } catch (IOException over) {
            closed.countDown();
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            readHead(caller.getInputStream());
            script.answer(caller.getOutputStream(), this);
        } catch (SocketException gone) {
            connections.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int last = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            last = (last << Byte.SIZE) | c;
            if (last == END_OF_HEAD) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        door.close();
    }
}
