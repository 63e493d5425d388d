package dev.postrider.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The port that callers see, before the JDK's HTTP server, which gives no access to its sockets: here a connection
/// can be reset. Bytes go through as they are; every caller has a connection of its own to the server behind.
final class FrontDoor implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress server;
    /// By the port that the server behind sees.
    private final Map<Integer, Socket> callers = new ConcurrentHashMap<>();

    FrontDoor(InetSocketAddress server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /// Closing with a linger of zero makes the kernel send RST and forget what was not sent yet.
    void reset(int portBehind) throws IOException {
        Optional<Socket> caller = Optional.ofNullable(callers.get(portBehind));
        if (caller.isPresent()) {
            caller.orElseThrow().setSoLinger(true, 0);
            caller.orElseThrow().close();
        }
    }

    @Override
    public void close() {
        quietly(door);
        callers.values().forEach(FrontDoor::quietly);
    }

    private void open() {
        try {
            while (true) {
                Socket caller = door.accept();
                Thread.startVirtualThread(() -> letThrough(caller));
            }
        } catch (IOException closed) {
            quietly(door);
        }
    }

    private void letThrough(Socket caller) {
        try (caller;
                Socket behind = new Socket(server.getAddress(), server.getPort())) {
            caller.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            callers.put(behind.getLocalPort(), caller);
            Thread inwards = Thread.startVirtualThread(() -> copy(caller, behind));
            copy(behind, caller);
            inwards.join();
            callers.remove(behind.getLocalPort());
        } catch (IOException gone) {
            quietly(caller);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (SocketException gone) {
            quietly(from);
            quietly(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void quietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket does not close", e);
        }
    }
}
