package dev.postrider.local.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A real receiver of webhooks on this machine. It answers its statuses in turn, the last one for ever.
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Integer> statuses;
    private final Duration latency;
    private final Consumer<Received> reader;
    private final AtomicInteger count = new AtomicInteger();

    private Receiver(HttpServer server, List<Integer> statuses, Duration latency, Consumer<Received> reader) {
        this.server = server;
        this.statuses = List.copyOf(statuses);
        this.latency = latency;
        this.reader = reader;
    }

    /// A request as it came, and the status that it was answered with.
    record Received(Instant at, String method, String uri, Map<String, String> headers, String body, int status) {}

    /// @throws IllegalStateException when the port is taken
    static Receiver start(int port, List<Integer> statuses, Duration latency, Consumer<Received> reader) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            Receiver receiver = new Receiver(server, statuses, latency, reader);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", receiver::answer);
            server.start();
            return receiver;
        } catch (BindException e) {
            throw new IllegalStateException("port " + port + " is taken: pass another --port", e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = statuses.get(Math.min(count.getAndIncrement(), statuses.size() - 1));
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            String uri = exchange.getRequestURI().toString();
            reader.accept(new Received(Instant.now(), exchange.getRequestMethod(), uri, headers, body, status));
            LockSupport.parkNanos(latency.toNanos());
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
