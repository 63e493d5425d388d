package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.postrider.kit.ReceivedRequest;
import dev.postrider.kit.TestReceiver;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import dev.postrider.local.whole.NodeClients.Question;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Requests that have come the whole way, judged by clients that this project did not write.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerifiedByOthersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DATA = "{\"text\":\"Zürich \uD83D\uDE80 \\\"quoted\\\"\",\"n\":1}";

    private final LocalStack stack = LocalStack.start(Options.inMemory().withRootKey("root"));
    private final Api api = Api.at(stack.endpoint(), "root");

    @AfterAll
    void stop() {
        api.close();
        stack.close();
    }

    /// A request under one secret, one while two sign, and the two secrets, the older first.
    private record Rotation(ReceivedRequest before, ReceivedRequest during, String older, String newer) {}

    @Test
    void theJavaLibraryOfStandardWebhooksAcceptsBothSecretsOfARotation() {
        Rotation rotation = rotated("java", "standard", "/signing/secret");

        assertThat(javaAccepts(rotation.older(), rotation.before())).isTrue();
        assertThat(javaAccepts(rotation.older(), rotation.during())).isTrue();
        assertThat(javaAccepts(rotation.newer(), rotation.during())).isTrue();
        assertThat(javaAccepts(rotation.newer(), rotation.before())).isFalse();
        assertThat(javaAccepts(rotation.older(), forged(rotation.before()))).isFalse();
    }

    @Test
    void theLinesOfTheGuideForJavaAcceptBothSecretsOfARotation() throws Exception {
        Rotation rotation = rotated("guide", "standard", "/signing/secret");
        Instant now = rotation.during().arrival();

        assertThat(Documented.javaVerifies(rotation.older(), rotation.during(), now))
                .isTrue();
        assertThat(Documented.javaVerifies(rotation.newer(), rotation.during(), now))
                .isTrue();
        assertThat(Documented.javaVerifies(rotation.newer(), rotation.before(), now))
                .isFalse();
        assertThat(Documented.javaVerifies(rotation.older(), forged(rotation.before()), now))
                .isFalse();
        assertThat(Documented.javaVerifies(rotation.newer(), rotation.during(), now.plusSeconds(302)))
                .isFalse();
    }

    @Test
    void theLinesOfTheGuideForPythonAcceptBothSecretsOfARotation() throws Exception {
        Rotation rotation = rotated("python", "standard", "/signing/secret");

        assertThat(Documented.pythonVerifies(List.of(
                        new Question("guide", rotation.older(), rotation.during()),
                        new Question("guide", rotation.newer(), rotation.during()),
                        new Question("guide", rotation.newer(), rotation.before()),
                        new Question("guide", rotation.older(), forged(rotation.before())))))
                .containsExactly(true, true, false, false);
    }

    @Test
    void theLibrariesForNodeAndTheGuideAcceptBothSecretsOfARotation() {
        NodeClients.install();
        Rotation rotation = rotated("node", "standard", "/signing/secret");

        for (String client : List.of("standardwebhooks", "svix", "documented")) {
            assertThat(judged(client, rotation)).as(client).containsExactly(true, true, true, false, false);
        }
    }

    @Test
    void opensslAcceptsBothPublicKeysOfARotation() {
        NodeClients.install();
        Rotation rotation = rotated("asymmetric", "standard-asymmetric", "/signing/publicKey");

        assertThat(judged("ed25519", rotation)).containsExactly(true, true, true, false, false);
    }

    @Test
    void checklysOwnLinesAcceptTheNewestSecret() {
        NodeClients.install();
        Rotation rotation = rotated("checkly", "checkly", "/signing/secret");

        assertThat(judged("checkly", rotation)).containsExactly(true, false, true, false, false);
        assertThat(rotation.before().header("x-checkly-timestamp").orElse("")).matches("[0-9]{13}");
    }

    @Test
    void gitHubsLibraryAcceptsTheNewestSecret() {
        NodeClients.install();
        Rotation rotation = rotated("github", "github", "/signing/secret");

        assertThat(judged("github", rotation)).containsExactly(true, false, true, false, false);
    }

    @Test
    void qoverysSecretArrivesAndIsSeenNowhereElse() {
        Rotation rotation = rotated("qovery", "qovery", "/signing/secret");

        assertThat(rotation.before().header("qovery-signature")).contains(rotation.older());
        assertThat(rotation.during().header("qovery-secret")).contains(rotation.newer());
        String delivery = rotation.during().header("webhook-id").orElseThrow();
        assertThat(history(delivery)
                        .at("/attempts/0/request/headers/qovery-secret")
                        .asText())
                .isEqualTo("[REDACTED]");
        assertThat(history(delivery).toString()).doesNotContain(rotation.newer());
    }

    @Test
    void nothingSignsWhereNothingShall() {
        try (TestReceiver receiver = TestReceiver.start()) {
            put("plain", "none", receiver);

            ReceivedRequest request = send("plain", receiver, 1);

            assertThat(request.headers().keySet())
                    .contains("webhook-id", "webhook-timestamp")
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("signature"));
        }
    }

    /// Older secret before, older during, newer during; newer before, older on a forged body.
    private static List<Boolean> judged(String client, Rotation rotation) {
        return NodeClients.accept(List.of(
                new Question(client, rotation.older(), rotation.before()),
                new Question(client, rotation.older(), rotation.during()),
                new Question(client, rotation.newer(), rotation.during()),
                new Question(client, rotation.newer(), rotation.before()),
                new Question(client, rotation.older(), forged(rotation.before()))));
    }

    private static boolean javaAccepts(String secret, ReceivedRequest request) {
        try {
            new Webhook(secret).verify(request.text(), HttpHeaders.of(request.headers(), (_, _) -> true));
            return true;
        } catch (WebhookVerificationException refused) {
            return false;
        }
    }

    private static ReceivedRequest forged(ReceivedRequest request) {
        return new ReceivedRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.text().replace("\"n\":1", "\"n\":2").getBytes(StandardCharsets.UTF_8),
                request.arrival());
    }

    private Rotation rotated(String channel, String scheme, String where) {
        try (TestReceiver receiver = TestReceiver.start()) {
            String older = put(channel, scheme, receiver).at(where).asText();
            ReceivedRequest before = send(channel, receiver, 1);
            Api.Answer answer = api.post("/v1/channels/" + channel + "/secret/rotate", "");
            assertThat(answer.status()).isEqualTo(200);
            String newer = answer.body().at(where).asText();
            return new Rotation(before, send(channel, receiver, 2), older, newer);
        }
    }

    private JsonNode put(String channel, String scheme, TestReceiver receiver) {
        Api.Answer answer = api.put("/v1/channels/" + channel, """
                {"match": {"types": ["%s.*"]}, "request": {"url": "%s"}, "signing": {"scheme": "%s"}}
                """.formatted(channel, receiver.uri("/hook"), scheme));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.body();
    }

    private ReceivedRequest send(String channel, TestReceiver receiver, int count) {
        api.post("/v1/events", "{\"type\":\"" + channel + ".happened\",\"data\":" + DATA + "}");
        ReceivedRequest request = receiver.awaits(count, SOON).get(count - 1);
        String delivery = request.header("webhook-id").orElseThrow();
        Eventually.holds(
                SOON,
                () -> history(delivery).path("status").asText().equals("succeeded"),
                () -> history(delivery).toString());
        return request;
    }

    private JsonNode history(String delivery) {
        return api.get("/v1/deliveries/" + delivery).body();
    }
}
