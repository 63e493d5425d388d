package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationTest extends SignedChannel {
    @Test
    void makesANewSecretAndLetsTheOldOneSignForADay() {
        Desk.Answer made = desk.put("alerts");
        desk.clock.advance(Duration.ofMinutes(1));

        Desk.Answer rotated = rotate("");

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.header("etag")).isEqualTo("\"2\"");
        assertThat(secret(rotated)).startsWith("whsec_").isNotEqualTo(secret(made));
        JsonNode previous = rotated.body().at("/signing/previous/0");
        assertThat(previous.path("updatedAt")).isEqualTo(made.body().path("updatedAt"));
        assertThat(Instant.parse(previous.path("signsUntil").asText()))
                .isEqualTo(desk.clock.instant().plus(Duration.ofDays(1)));
        assertThat(get().toString()).doesNotContain(secret(rotated));
    }

    @Test
    void refusesAFourthSecretWhileThreeSignAndTakesItAfterwards() {
        desk.put("alerts");
        rotate("");
        desk.clock.advance(Duration.ofHours(1));
        rotate("");

        Desk.Answer fourth = rotate("{}");
        desk.clock.advance(Duration.ofHours(23));
        Desk.Answer later = rotate("{}");

        assertThat(fourth.status()).isEqualTo(409);
        assertThat(fourth.code()).isEqualTo("too_many_live_secrets");
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.body().at("/signing/previous")).hasSize(2);
    }

    @Test
    void endsAllOlderSecretsAtOnceWhenAskedTo() {
        desk.put("alerts");
        rotate("");
        rotate("");

        Desk.Answer answer = rotate("{\"overlapSeconds\":0}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/signing/previous")).isEmpty();
    }

    @Test
    void neverLengthensAnOlderSecretsLife() {
        desk.put("alerts");
        JsonNode end = rotate("{\"overlapSeconds\":60}").body().at("/signing/previous/0/signsUntil");

        Desk.Answer again = rotate("{\"overlapSeconds\":604800}");

        assertThat(again.body().at("/signing/previous/1/signsUntil")).isEqualTo(end);
    }

    @Test
    void takesASecretThatItsWriterBringsAlong() {
        desk.put("alerts");

        Desk.Answer answer = rotate("{\"secret\":\"" + OWN + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString()).doesNotContain(OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkly", "qovery", "github"})
    void letsTheNewSecretAloneSignWhereThereIsRoomForOne(String scheme) {
        put("{\"scheme\":\"" + scheme + "\"}");

        Desk.Answer answer = rotate("");
        Desk.Answer overlapping = rotate("{\"overlapSeconds\":60}");

        assertThat(answer.body().at("/signing/previous")).isEmpty();
        assertThat(overlapping.status()).isEqualTo(400);
        assertThat(overlapping.pointers()).containsExactly("/overlapSeconds");
    }

    @Test
    void rotatesAnAsymmetricKeyAndShowsBothPublicOnes() {
        JsonNode before = put("{\"scheme\":\"standard-asymmetric\"}").body().path("signing");

        JsonNode after = rotate("").body().path("signing");

        assertThat(after.path("publicKey")).isNotEqualTo(before.path("publicKey"));
        assertThat(after.at("/previous/0/publicKey")).isEqualTo(before.path("publicKey"));
        assertThat(after.toString()).doesNotContain("whsk_");
    }

    @Test
    void hasNothingToRotateWhereNothingSigns() {
        put("{\"scheme\":\"none\"}");

        assertThat(rotate("").status()).isEqualTo(409);
        assertThat(rotate("").code()).isEqualTo("not_signed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"secret":"whsec_QQ=="}   | bad_secret
            {"overlapSeconds":-1}     | invalid_request
            {"overlapSeconds":604801} | invalid_request
            {"force":true}            | invalid_request
            []                        | invalid_request
            """)
    void refusesWhatItDoesNotUnderstand(String body, String code) {
        desk.put("alerts");

        assertThat(rotate(body).status()).isEqualTo(400);
        assertThat(rotate(body).code()).isEqualTo(code);
    }

    @Test
    void rotatesOnlyTheVersionThatTheCallerHasSeen() {
        desk.put("alerts");
        Call call = Call.to(ROTATE, "alerts");

        assertThat(desk.answer(call.header("if-match", "\"2\"")).status()).isEqualTo(412);
        assertThat(desk.answer(call.header("if-match", "\"1\"")).status()).isEqualTo(200);
    }

    @Test
    void asksForTheScopeAndKnowsNoChannelOfAnotherTenant() {
        desk.put("alerts");
        Call call = Call.to(ROTATE, "alerts");

        assertThat(desk.answer(call.scoped("channels:read")).status()).isEqualTo(403);
        assertThat(desk.answer(call.as("other")).status()).isEqualTo(404);
        assertThat(desk.answer(Call.to(ROTATE, "nothing")).status()).isEqualTo(404);
    }

    private Desk.Answer rotate(String body) {
        return desk.answer(Call.to(ROTATE, "alerts").saying(body));
    }
}
