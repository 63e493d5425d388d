package dev.postrider.local.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/// A receiver that remembers, per body, every webhook-id it came with and how often; it fails some bodies' first
/// requests.
final class Ledger implements AutoCloseable {
    private final Map<String, Integer> requests = new HashMap<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Set<String> failing = new HashSet<>();
    private final int failures;
    private final int every;
    private final HttpServer server;

    private Ledger(HttpServer server, int failures, int every) {
        this.server = server;
        this.failures = failures;
        this.every = every;
    }

    /// Fails the first requests of every body.
    static Ledger failingFirst(int failures) throws IOException {
        return failingFirst(failures, 1);
    }

    /// Fails the first requests of one new body in so many, which is too seldom for a breaker to open.
    static Ledger failingFirst(int failures, int every) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        Ledger ledger = new Ledger(server, failures, every);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", ledger::take);
        server.start();
        return ledger;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean isToFail = note(body, exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(isToFail ? 500 : 200, -1);
        }
    }

    private synchronized boolean note(String body, String id) {
        if (!requests.containsKey(body) && requests.size() % every == 0) {
            failing.add(body);
        }
        ids.computeIfAbsent(body, _ -> new HashSet<>()).add(id);
        return requests.merge(body, 1, Integer::sum) <= failures && failing.contains(body);
    }

    synchronized Map<String, Integer> requests() {
        return Map.copyOf(requests);
    }

    /// How many different webhook-ids came with each body.
    synchronized Set<Integer> idsPerBody() {
        Set<Integer> counts = new HashSet<>();
        ids.values().forEach(some -> counts.add(some.size()));
        return counts;
    }

    synchronized int total() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
