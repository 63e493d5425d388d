package dev.postrider.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// A real HTTP receiver on a free port of the loopback address. Answers 200 until told otherwise, and keeps what it
/// got.
///
/// ```java
/// try (TestReceiver receiver = TestReceiver.start().answers(500, 500, 200)) {
///     …
///     receiver.awaits(3, Duration.ofSeconds(5));
/// }
/// ```
public final class TestReceiver implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final Deque<Answer> script = new ArrayDeque<>(List.of(Answer.status(200)));
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final FrontDoor door;

    private TestReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
        door = new FrontDoor(server.getAddress());
    }

    public static TestReceiver start() {
        try {
            return new TestReceiver();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it listens, as in `http://127.0.0.1:40001`.
    public URI uri() {
        return uri("");
    }

    /// Where it listens, with a path that begins with a slash and may have a query.
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }

    /// Answers with these statuses in turn; the last one stays.
    public TestReceiver answers(int... statuses) {
        return answers(IntStream.of(statuses).mapToObj(Answer::status).toArray(Answer[]::new));
    }

    /// Answers so in turn, from the next request on; the last one stays.
    public TestReceiver answers(Answer... answers) {
        lock.lock();
        try {
            script.clear();
            script.addAll(List.of(answers));
            return this;
        } finally {
            lock.unlock();
        }
    }

    /// Answers 200, but only after this long.
    public TestReceiver answersAfter(Duration wait) {
        return answers(Answer.status(200).after(wait));
    }

    /// Reads each request, then resets the connection.
    public TestReceiver resets() {
        return answers(new Answer.Reset());
    }

    /// What has come in so far, in order of arrival.
    public List<ReceivedRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until at least so many requests have come in since the start, and answers all of them.
    public List<ReceivedRequest> awaits(int count, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            while (requests.size() < count) {
                if (left <= 0) {
                    throw new AssertionError("%s got %d of %d requests within %s: %s"
                            .formatted(uri(), requests.size(), count, within, requests));
                }
                left = arrived.awaitNanos(left);
            }
            return List.copyOf(requests);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for requests", e);
        } finally {
            lock.unlock();
        }
    }

    /// Stops at once: whoever still waits for an answer is cut off.
    @Override
    public void close() {
        closed.countDown();
        door.close();
        server.stop(0);
        threads.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, keep(read(exchange)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ReceivedRequest read(HttpExchange exchange) throws IOException {
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        URI uri = exchange.getRequestURI();
        return new ReceivedRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()),
                headers,
                exchange.getRequestBody().readAllBytes(),
                Instant.now());
    }

    private Answer keep(ReceivedRequest request) {
        lock.lock();
        try {
            requests.add(request);
            arrived.signalAll();
            return script.size() > 1 ? script.removeFirst() : script.getFirst();
        } finally {
            lock.unlock();
        }
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        switch (answer) {
            case Answer.Late(Duration after, Answer then) -> {
                if (!closed.await(after.toNanos(), TimeUnit.NANOSECONDS)) {
                    answer(exchange, then);
                }
            }
            case Answer.Reset() -> door.reset(exchange.getRemoteAddress().getPort());
            case Answer.Reply reply -> {
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                reply.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }
}
