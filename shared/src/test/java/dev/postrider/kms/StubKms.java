package dev.postrider.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One key of a KMS on a real socket: AWS's JSON 1.1 protocol, AES-GCM, and the encryption context authenticated with
/// it. Refuses what KMS refuses, by the names that KMS has for it.
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
final class StubKms implements AutoCloseable {
    static final String KEY_ARN = "arn:aws:kms:eu-central-1:000000000000:key/11111111-2222-3333-4444-555555555555";

    private static final String JSON = "application/x-amz-json-1.1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key = new SecretKeySpec(random(32), "AES");
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Mishap> mishaps = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    StubKms() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /// A request as it came over the wire.
    record Call(String action, JsonNode body) {}

    /// What becomes of a request that this KMS does not answer as it should.
    sealed interface Mishap {
        record Refuses(int status, String type) implements Mishap {}

        record Hangs() implements Mishap {}
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /// Meets the coming requests, one each; those after them are answered.
    void meetsNextWith(Mishap... next) {
        mishaps.addAll(List.of(next));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String action = exchange.getRequestHeaders().getFirst("x-amz-target");
            JsonNode body = Json.readTrusted(exchange.getRequestBody());
            calls.add(new Call(action, body));
            switch (mishaps.pollFirst()) {
                case Mishap.Refuses(int status, String type) -> answer(exchange, status, problem(type));
                case Mishap.Hangs() -> closed.await();
                case null -> answer(action, body, exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String action, JsonNode body, HttpExchange exchange) throws IOException {
        try {
            ObjectNode answer = Json.object().put("KeyId", KEY_ARN);
            switch (action) {
                case "TrentService.Encrypt" -> answer.put("CiphertextBlob", encrypted(body));
                case "TrentService.Decrypt" -> answer.put("Plaintext", decrypted(body));
                default -> throw new Refusal("UnknownOperationException");
            }
            answer(exchange, 200, answer);
        } catch (Refusal refusal) {
            answer(exchange, 400, problem(refusal.type));
        }
    }

    private byte[] encrypted(JsonNode request) throws IOException {
        byte[] nonce = random(NONCE_BYTES);
        byte[] plain = bytes(request, "Plaintext", 4096);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain, request);
        byte[] blob = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, blob, NONCE_BYTES, sealed.length);
        return blob;
    }

    private byte[] decrypted(JsonNode request) throws IOException {
        byte[] blob = bytes(request, "CiphertextBlob", 6144);
        if (blob.length < NONCE_BYTES) {
            throw new Refusal("InvalidCiphertextException");
        }
        byte[] nonce = Arrays.copyOf(blob, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(blob, NONCE_BYTES, blob.length);
        return cipher(Cipher.DECRYPT_MODE, nonce, sealed, request);
    }

    /// KMS bounds what it takes before it looks at it.
    private static byte[] bytes(JsonNode request, String field, int most) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(request.path(field).asText());
        if (bytes.length < 1 || bytes.length > most) {
            throw new Refusal("ValidationException");
        }
        return bytes;
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] text, JsonNode request) {
        if (!request.path("KeyId").asText().equals(KEY_ARN)) {
            throw new Refusal(mode == Cipher.DECRYPT_MODE ? "IncorrectKeyException" : "NotFoundException");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context(request).toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (AEADBadTagException e) {
            throw new Refusal("InvalidCiphertextException");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, JsonNode> context(JsonNode request) {
        SortedMap<String, JsonNode> pairs = new TreeMap<>();
        request.path("EncryptionContext").properties().forEach(pair -> pairs.put(pair.getKey(), pair.getValue()));
        return pairs;
    }

    private static ObjectNode problem(String type) {
        return Json.object().put("__type", type).put("message", "refused by a test");
    }

    private static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] body = Json.bytes(json);
        exchange.getResponseHeaders().set("content-type", JSON);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String type;

        Refusal(String type) {
            super(type, null, false, false);
            this.type = type;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
