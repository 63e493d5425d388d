package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningTest extends SignedChannel {
    @Test
    void makesASecretForEveryNewChannelAndTellsItOnce() {
        Desk.Answer made = desk.put("alerts");
        Desk.Answer other = desk.put("other");

        assertThat(made.body().at("/signing/scheme").asText()).isEqualTo("standard");
        assertThat(secret(made)).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(secret(other));
        assertThat(shown().path("secret")).isEqualTo(masked(made));
        assertThat(get().toString()).doesNotContain(secret(made));
        assertThat(desk.answer(Call.to("GET /v1/channels")).body().toString()).doesNotContain("whsec_");
    }

    @Test
    void tellsThePublicKeyOfAnAsymmetricChannelAndNeverThePrivateOne() {
        Desk.Answer made = put("{\"scheme\":\"standard-asymmetric\"}");

        assertThat(made.body().at("/signing/publicKey").asText()).matches("whpk_[A-Za-z0-9+/]{43}=");
        assertThat(made.body().toString()).doesNotContain("whsk_");
        assertThat(shown()).isEqualTo(made.body().path("signing"));
    }

    @Test
    void keepsTheSecretWhenADocumentIsPutBackOrSaysNothingOfIt() {
        put("{\"scheme\":\"github\"}");
        ObjectNode got = get();
        JsonNode before = got.path("signing").deepCopy();
        desk.clock.advance(Duration.ofHours(1));

        Desk.Answer back = desk.answer(Call.to("PUT " + ONE, "alerts").saying(Json.write(got)));
        Desk.Answer silent = desk.put("alerts");
        Desk.Answer patched = desk.answer(Call.to("PATCH " + ONE, "alerts").saying("{\"name\":\"B\"}"));

        assertThat(List.of(back, silent, patched))
                .allSatisfy(answer -> assertThat(answer.body().path("signing")).isEqualTo(before));
    }

    @Test
    void takesASecretThatItsWriterBringsAlongAndDoesNotRepeatIt() {
        Desk.Answer made = put("{\"secret\":\"" + OWN + "\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().toString()).doesNotContain(OWN);
        assertThat(shown().path("secret")).isEqualTo(masked(made));
    }

    @Test
    void makesANewSecretWhenTheSchemeChanges() {
        desk.put("alerts");

        Desk.Answer answer =
                desk.answer(Call.to("PATCH " + ONE, "alerts").saying("{\"signing\":{\"scheme\":\"checkly\"}}"));

        assertThat(answer.body().at("/signing/scheme").asText()).isEqualTo("checkly");
        assertThat(secret(answer)).hasSize(43);
        assertThat(shown().path("previous")).isEmpty();
    }

    @Test
    void signsNothingOnlyWhenAskedTo() {
        Desk.Answer made = put("{\"scheme\":\"none\"}");

        assertThat(made.body().path("signing")).hasToString("{\"scheme\":\"none\"}");
        assertThat(desk.put("alerts").body().path("signing")).hasToString("{\"scheme\":\"none\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "standard"                                                  | /signing         | invalid_request
            {"scheme":"hmac"}                                           | /signing/scheme  | invalid_request
            {"scheme":7}                                                | /signing/scheme  | invalid_request
            {"scheme":"standard","header":"x"}                          | /signing/header  | invalid_request
            {"scheme":"standard","secret":"whsec_QQ=="}                 | /signing/secret  | bad_secret
            {"scheme":"standard","secret":7}                            | /signing/secret  | invalid_request
            {"scheme":"standard","secret":"[REDACTED]"}                 | /signing/secret  | bad_secret
            {"scheme":"checkly","secret":"********"}                    | /signing/secret  | bad_secret
            {"scheme":"qovery","secret":"[REDACTED]"}                   | /signing/secret  | bad_secret
            {"scheme":"none","secret":"correct horse"}                  | /signing/secret  | bad_secret
            {"scheme":"standard-asymmetric","secret":"whsec_QQ=="}      | /signing/secret  | bad_secret
            """)
    void refusesWhatCannotSign(String signing, String pointer, String code) {
        Desk.Answer answer = put(signing);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "standard, webhook-signature, 400",
        "checkly, X-Checkly-Signature, 400",
        "checkly, x-checkly-timestamp, 400",
        "qovery, Qovery-Secret, 400",
        "github, X-Hub-Signature-256, 400",
        "github, x-checkly-signature, 201",
        "none, x-hub-signature-256, 201"
    })
    void reservesTheFieldsOfItsSchemeAndNoOthers(String scheme, String header, int status) {
        Desk.Answer answer = desk.answer(Call.to("PUT " + ONE, "alerts").saying("""
                {"request":{"url":"https://hooks.example.com/","headers":{"%s":"forged"}},"signing":{"scheme":"%s"}}""".formatted(header, scheme)));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.code()).isEqualTo("reserved_header");
            assertThat(answer.pointers()).containsExactly("/request/headers/" + header);
        }
    }

    @Test
    void sendsAStoredSecretToNoOtherOrigin() {
        put("{\"scheme\":\"qovery\"}");

        Desk.Answer elsewhere = moved("{\"request\":{\"url\":\"https://hooks.example.org/\"}}");
        Desk.Answer again = moved("""
                {"request":{"url":"https://hooks.example.org/"},"signing":{"secret":"correct horse battery"}}""");
        Desk.Answer back = moved("{\"request\":{\"url\":\"https://hooks.example.com/\"}}");

        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.code()).isEqualTo("secret_rebind_required");
        assertThat(elsewhere.pointers()).containsExactly("/signing/secret");
        assertThat(again.status()).isEqualTo(200);
        assertThat(back.status()).isEqualTo(409);
    }

    @Test
    void bindsARotatedSecretToTheSameOrigin() {
        put("{\"scheme\":\"qovery\"}");
        desk.answer(Call.to(ROTATE, "alerts"));

        assertThat(moved("{\"request\":{\"url\":\"https://hooks.example.org/\"}}")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "standard-asymmetric", "checkly", "github"})
    void keepsASecretThatNoRequestCarriesWhereverItsChannelSends(String scheme) {
        put("{\"scheme\":\"" + scheme + "\"}");

        assertThat(moved("{\"request\":{\"url\":\"https://hooks.example.org/\"}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void reservesTheFieldsOfItsSchemeForAuthToo() {
        Desk.Answer answer = desk.answer(Call.to("PUT " + ONE, "alerts").saying("""
                {"request":{"url":"https://hooks.example.com/"},"signing":{"scheme":"qovery"},
                 "auth":{"header":{"name":"Qovery-Secret","value":"correct horse"}}}"""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("reserved_header");
        assertThat(answer.pointers()).containsExactly("/auth/header/name");
    }

    private Desk.Answer moved(String patch) {
        return desk.answer(Call.to("PATCH " + ONE, "alerts").saying(patch));
    }
}
