package dev.postrider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A receiver that does with each connection what a script says, and knows when the other side has hung up.
final class HostileReceiver implements AutoCloseable {
    private static final int END_OF_HEAD = 0x0D0A0D0A;

    private final ServerSocket door;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    /// What it does with a connection. A script that ends closes it; one that fails was hung up on.
    interface Script {
        void meet(Socket caller, HostileReceiver self) throws IOException, InterruptedException;
    }

    HostileReceiver(ServerSocket door, Script script) {
        this.door = door;
        this.script = script;
        Thread.startVirtualThread(this::open);
    }

    /// One that speaks no TLS.
    static HostileReceiver plain(Script script) {
        try {
            return new HostileReceiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that reads a request's head before it begins.
    static HostileReceiver afterHead(Script script) {
        return plain((caller, self) -> {
            readHead(caller.getInputStream());
            script.meet(caller, self);
        });
    }

    /// One that says this to every request, and ends the connection.
    static HostileReceiver saying(String text) {
        return afterHead((caller, _) -> says(text, caller));
    }

    URI uri() {
        return uri("http", "127.0.0.1");
    }

    URI uri(String scheme, String host) {
        return URI.create(scheme + "://" + host + ":" + door.getLocalPort() + "/");
    }

    int connections() {
        return connections.get();
    }

    /// Whether the other side closed the connection, or does so soon.
    boolean wasHungUpOn() {
        try {
            return hungUp.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Says a little, again and again, until the other side has gone.
    void drips(String text, Duration pause, Socket caller) throws IOException, InterruptedException {
        OutputStream out = caller.getOutputStream();
        while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            out.write(bytes(text));
        }
    }

    /// Says the same as fast as it is taken, until the other side has gone.
    static void floods(byte[] bytes, Socket caller) throws IOException {
        OutputStream out = caller.getOutputStream();
        while (true) {
            out.write(bytes);
        }
    }

    static void says(String text, Socket caller) throws IOException {
        caller.getOutputStream().write(bytes(text));
    }

    /// Waits, without reading a byte or saying one.
    void pauses(Duration pause) throws InterruptedException {
        if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says nothing until the other side has gone.
    static void listens(Socket caller) throws IOException {
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        throw new IOException("hung up");
    }

    static void resets(Socket caller) throws IOException {
        caller.setSoLinger(true, 0);
        caller.close();
    }

    static void readHead(InputStream in) throws IOException {
        int last = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            last = (last << Byte.SIZE) | c;
            if (last == END_OF_HEAD) {
                return;
            }
        }
        throw new IOException("hung up before the end of the head");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
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
            script.meet(caller, this);
        } catch (IOException gone) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
