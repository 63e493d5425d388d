package dev.postrider.benchmarks.cold;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Lambda's Runtime API with one invocation to hand out. Whoever asks for a second one waits.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
final class RuntimeApi implements AutoCloseable {
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";
    private static final String RESTORE = "/2018-06-01/runtime/restore/next";

    private final byte[] event;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> invocations = new LinkedBlockingQueue<>();
    private final CountDownLatch frozen = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);

    private RuntimeApi(byte[] event, HttpServer server) {
        this.event = event;
        this.server = server;
    }

    static RuntimeApi with(byte[] event) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RuntimeApi api = new RuntimeApi(event, server);
        api.invocations.add("first");
        server.setExecutor(api.threads);
        server.createContext("/", api::serve);
        server.start();
        return api;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Waits until the runtime is ready for its snapshot. It goes on when it is restored.
    void awaitSnapshot() throws InterruptedException {
        frozen.await();
    }

    void restore() {
        restored.countDown();
    }

    /// Waits for the answer.
    String answer() throws InterruptedException {
        return answers.take();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals(NEXT)) {
                next(exchange);
                return;
            }
            if (exchange.getRequestURI().getPath().equals(RESTORE)) {
                frozen.countDown();
                restored.await();
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, -1);
            answers.add(exchange.getRequestURI().getPath().endsWith("/response") ? body : "failed: " + body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Without a content type the runtime client's native part dies.
    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        String id = invocations.take();
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.getResponseHeaders().set("lambda-runtime-aws-request-id", id);
        exchange.getResponseHeaders().set("lambda-runtime-deadline-ms", "9999999999999");
        exchange.getResponseHeaders()
                .set("lambda-runtime-invoked-function-arn", "arn:aws:lambda:us-east-1:000000000000:function:f");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
