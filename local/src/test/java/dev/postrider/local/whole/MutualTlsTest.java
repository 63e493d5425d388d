package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.postrider.kit.TestAuthority;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A channel's own authority and client certificate, from the API to a receiver that lets nobody else in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutualTlsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestAuthority AUTHORITY = new TestAuthority("Private");
    private static final TestAuthority.Issued CLIENT = AUTHORITY.issue("client.example.com");

    private final LocalStack stack = LocalStack.start(Options.inMemory().withRootKey("root"));
    private final Api api = Api.at(stack.endpoint(), "root");
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final HttpsServer receiver = receiver();

    @AfterAll
    void stop() {
        receiver.stop(0);
        api.close();
        stack.close();
    }

    @Test
    void showsItsCertificateToAReceiverOfItsOwnAuthority() {
        put("mutual", tls(CLIENT.certificatePem(), CLIENT.keyPem()), 201);

        assertThat(outcome("mutual")).isEqualTo("ok");
        assertThat(callers).containsExactly("CN=client.example.com");
    }

    @Test
    void isNotLetInWithoutACertificateOrWithAStrangers() {
        TestAuthority.Issued strangers = new TestAuthority("Elsewhere").issue("client.example.com");
        put("naked", JSON.createObjectNode().put("ca", AUTHORITY.pem()), 201);
        put("stranger", tls(strangers.certificatePem(), strangers.keyPem()), 201);

        assertThat(outcome("naked")).isEqualTo("tls");
        assertThat(outcome("stranger")).isEqualTo("tls");
    }

    @Test
    void trustsNoPrivateAuthorityUnlessItIsTheChannels() {
        put("public", JSON.createObjectNode(), 201);

        assertThat(outcome("public")).isEqualTo("tls");
    }

    @Test
    void tellsTheKeyNeverAgainAndBindsItToItsOrigin() {
        put("told", tls(CLIENT.certificatePem(), CLIENT.keyPem()), 201);

        JsonNode channel = api.get("/v1/channels/told").body();

        assertThat(channel.at("/tls/clientKey/set").asBoolean()).isTrue();
        assertThat(channel.at("/tls/clientKey/origins/0").asText()).isEqualTo(origin());
        assertThat(channel.toString()).doesNotContain("PRIVATE KEY");
        String elsewhere = "{\"request\":{\"url\":\"https://hooks.example.com/\"}}";
        Api.Answer moved = api.send("PATCH", "/v1/channels/told", elsewhere);
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.body().path("type").asText()).endsWith("secret_rebind_required");
    }

    @Test
    void refusesAKeyThatIsNotTheCertificates() {
        put(
                "mixed",
                tls(
                        CLIENT.certificatePem(),
                        AUTHORITY.issue("other.example.com").keyPem()),
                400);
        put("broken", tls(CLIENT.certificatePem(), TestAuthority.pem("PRIVATE KEY", new byte[] {1, 2, 3})), 400);
    }

    private static ObjectNode tls(String certificate, String key) {
        return JSON.createObjectNode()
                .put("ca", AUTHORITY.pem())
                .put("clientCertificate", certificate)
                .put("clientKey", key);
    }

    private void put(String id, ObjectNode tls, int status) {
        ObjectNode channel = JSON.createObjectNode();
        channel.putObject("match").putArray("types").add("tls." + id);
        channel.putObject("request").put("url", origin() + "/hook");
        channel.putObject("retry").putArray("scheduleSeconds").add(86400);
        if (!tls.isEmpty()) {
            channel.set("tls", tls);
        }
        Api.Answer answer = api.put("/v1/channels/" + id, channel.toString());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    }

    /// The reason of the one attempt of an event.
    private String outcome(String id) {
        api.post("/v1/events", "{\"type\":\"tls." + id + "\",\"data\":{}}");
        String path = "/v1/deliveries?channel=" + id;
        Eventually.holds(
                SOON,
                () -> api.all(path).stream()
                        .anyMatch(delivery -> delivery.path("attemptCount").asInt() == 1),
                () -> api.get(path).body().toString());
        return api.all(path).getFirst().path("reason").asText();
    }

    private String origin() {
        return "https://127.0.0.1:" + receiver.getAddress().getPort();
    }

    private HttpsServer receiver() {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(asking(AUTHORITY.receiving(AUTHORITY.issue("127.0.0.1"))));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    Principal caller =
                            ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal();
                    callers.add(caller.getName());
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpsConfigurator asking(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = getSSLContext().getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        };
    }
}
