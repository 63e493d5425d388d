package dev.postrider.local.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postrider.local.template.Blueprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;

/// Secrets Manager, as much of it as a function asks for: `GetSecretValue` over AWS JSON 1.1.
final class SecretStore implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, String> valuesByArn;

    private SecretStore(HttpServer server, Map<String, String> valuesByArn) {
        this.server = server;
        this.valuesByArn = Map.copyOf(valuesByArn);
    }

    static SecretStore start(Map<String, String> valuesByArn) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SecretStore store = new SecretStore(server, valuesByArn);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", store::answer);
            server.start();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve secrets", e);
        }
    }

    static String arn(String id) {
        return "arn:aws:secretsmanager:" + Blueprint.REGION + ":" + Blueprint.ACCOUNT + ":secret:" + id;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String id = request.path("SecretId").asText();
            String value = valuesByArn.getOrDefault(id, valuesByArn.getOrDefault(arn(id), ""));
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            int status = 400;
            if (!action.equals("secretsmanager.GetSecretValue")) {
                answer.put("__type", "InvalidRequestException").put("message", "only GetSecretValue runs locally");
            } else if (value.isEmpty()) {
                answer.put("__type", "ResourceNotFoundException")
                        .put("message", "template.yaml declares no secret " + id);
            } else {
                status = 200;
                answer.put("ARN", arn(id.substring(id.lastIndexOf(':') + 1)))
                        .put("Name", id.substring(id.lastIndexOf(':') + 1))
                        .put("SecretString", value);
                answer.putArray("VersionStages").add("AWSCURRENT");
            }
            byte[] bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
