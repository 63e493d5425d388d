package dev.postrider.benchmarks.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postrider.benchmarks.line.AMinute;
import dev.postrider.benchmarks.line.Batches;
import dev.postrider.benchmarks.line.FrontWiring;
import dev.postrider.benchmarks.line.GatewayPost;
import dev.postrider.benchmarks.line.LineWiring;
import dev.postrider.benchmarks.line.Shelves;
import dev.postrider.dispatch.DispatchHandler;
import dev.postrider.ingest.IngestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The engine as a server: ingest's and dispatch's own handlers, with the inputs that Lambda hands them, on stores in
/// memory that keep the contracts of the real ones, and queues in memory between them. One channel posts to a receiver.
/// `java … Stand PORT ENDPOINT` prints a line when it answers.
public final class Stand implements AutoCloseable {
    private static final String ACCEPTED = "{\"statusCode\":202,";
    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";
    private static final int BACKLOG = 1024;
    private static final int WORKERS = 4;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Belt belt = new Belt();
    private final IngestHandler ingest = FrontWiring.over(belt);
    private final DispatchHandler dispatch;

    private Stand(HttpServer server, URI endpoint) {
        this.server = server;
        Shelves memory = LineWiring.shelvesInMemory();
        this.dispatch = new LineWiring()
                .handler(
                        endpoint.toString(),
                        new Shelves(
                                memory.channels(),
                                memory.events(),
                                memory.deliveries(),
                                belt.wakeUps(),
                                memory.tallies()),
                        LineWiring.client());
        server.setExecutor(workers);
        server.createContext("/v1/events", this::take);
    }

    /// Starts one.
    ///
    /// @param port     any free one if 0
    /// @param endpoint where its channel posts to
    public static Stand open(int port, URI endpoint) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            Stand stand = new Stand(server, endpoint);
            for (int worker = 0; worker < WORKERS; worker++) {
                stand.workers.execute(() -> stand.workOff("EventQueue", stand.belt::takeEvents));
                stand.workers.execute(() -> stand.workOff("RetryQueue", stand.belt::takeWakeUps));
            }
            server.start();
            return stand;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be listened on", e);
        }
    }

    static void main(String[] args) {
        Stand stand = open(Integer.parseInt(args[0]), URI.create(args[1]));
        System.out.println("listening on " + stand.address());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ingest.handleRequest(new ByteArrayInputStream(GatewayPost.of(body)), answer, new AMinute());
            byte[] text = answer.toByteArray();
            boolean isAccepted = answer.toString(StandardCharsets.UTF_8).startsWith(ACCEPTED);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(isAccepted ? 202 : 400, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    /// One end of a belt.
    private interface Messages {
        List<String> take(int most) throws InterruptedException;
    }

    private void workOff(String queue, Messages messages) {
        try {
            while (!workers.isShutdown()) {
                dispatch(queue, messages.take(Batches.SIZE));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dispatch(String queue, List<String> messages) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        dispatch.handleRequest(new ByteArrayInputStream(Batches.of(queue, messages)), answer, new AMinute());
        if (!answer.toString(StandardCharsets.UTF_8).equals(NOTHING_FAILED)) {
            throw new IllegalStateException("stores in memory fail nobody: " + answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
