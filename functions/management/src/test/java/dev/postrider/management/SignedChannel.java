package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;

/// A desk, and what the tests of signing ask of it.
abstract sealed class SignedChannel permits SigningTest, RotationTest {
    static final String ONE = "/v1/channels/{id}";
    static final String ROTATE = "POST /v1/channels/{id}/secret/rotate";
    static final String OWN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    final Desk desk = new Desk();

    Desk.Answer put(String signing) {
        return desk.answer(Call.to("PUT " + ONE, "alerts").saying("""
                {"request":{"url":"https://hooks.example.com/"},"signing":%s}""".formatted(signing)));
    }

    ObjectNode get() {
        return (ObjectNode) desk.answer(Call.to("GET " + ONE, "alerts")).body();
    }

    JsonNode shown() {
        return get().path("signing");
    }

    static String secret(Desk.Answer answer) {
        return answer.body().at("/signing/secret").asText();
    }

    /// What stands in a secret's place once it is told.
    static JsonNode masked(Desk.Answer made) {
        return Json.object().put("set", true).set("updatedAt", made.body().path("updatedAt"));
    }
}
