package dev.postrider.local.whole;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// A receiver that tells each request back, in the spelling that its query asks for: first in an error page (404 opens
/// no breaker), then in the
/// answer of a success. `?pad=` puts so many characters in front, to bring a secret to where history cuts.
final class EchoReceiver implements AutoCloseable {
    private final Set<String> met = ConcurrentHashMap.newKeySet();
    private final List<String> heard = new ArrayList<>();
    private final HttpServer server;

    private EchoReceiver(HttpServer server) {
        this.server = server;
    }

    static EchoReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        EchoReceiver receiver = new EchoReceiver(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", receiver::tell);
        server.start();
        return receiver;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Every request as it came, head and body.
    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    private void tell(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = text(exchange);
            note(request);
            boolean isFirst = met.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            tellInHeaders(exchange);
            String query = exchange.getRequestURI().getRawQuery();
            String told = "x".repeat(Integer.parseInt(parameter(query, "pad")))
                    + Spelling.valueOf(parameter(query, "form")).of(request);
            byte[] body = told.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isFirst ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized void note(String request) {
        heard.add(request);
    }

    private static String text(HttpExchange exchange) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(exchange.getRequestMethod())
                .append(' ')
                .append(exchange.getRequestURI())
                .append('\n');
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            header.getValue()
                    .forEach(value -> text.append(header.getKey())
                            .append(": ")
                            .append(value)
                            .append('\n'));
        }
        String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return text.append(path).append('\n').append(body).toString();
    }

    private static void tellInHeaders(HttpExchange exchange) {
        Headers told = exchange.getResponseHeaders();
        told.set("location", exchange.getRequestURI().toString());
        exchange.getRequestHeaders().forEach((name, values) -> told.put("x-echo-" + name, values));
        exchange.getRequestHeaders()
                .forEach((name, values) -> told.add("set-cookie", name + "=" + Spelling.BASE64.of(values.getFirst())));
    }

    private static String parameter(String query, String name) {
        return query.replaceFirst(".*\\b" + name + "=([^&]*).*", "$1");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
