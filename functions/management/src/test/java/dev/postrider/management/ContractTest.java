package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is open to everyone, and the function's edge.
final class ContractTest {
    private final Desk desk = new Desk();

    @Test
    void isWellWithoutAKey() {
        Desk.Answer answer = desk.answer(Call.to("GET /v1/health").as(""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasToString("{\"status\":\"ok\",\"sweep\":{\"status\":\"never\"}}");
    }

    @Test
    void servesItsContractWithoutAKey() {
        Desk.Answer answer = desk.answer(Call.to("GET /v1/openapi.json").as(""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.body().path("openapi").asText()).startsWith("3.1");
        assertThat(answer.body().path("paths").has("/v1/channels/{id}")).isTrue();
    }

    @Test
    void answersARouteThatItDoesNotKnow() {
        Desk.Answer answer = desk.answer(Call.to("GET /v1/nowhere"));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void namesTheRequestInEveryAnswer() {
        assertThat(desk.answer(Call.to("GET /v1/health")).header("x-request-id"))
                .isEqualTo("r-1");
        assertThat(desk.answer(Call.to("GET /v1/nowhere")).header("x-request-id"))
                .isEqualTo("r-1");
    }

    /// An error of our own says nothing about itself outside, and where it is from in the log.
    @Test
    void answersAnErrorOfOurOwnWithAProblem() {
        Desk broken = new Desk(new BrokenStore("table t-1 is gone"));

        Desk.Answer answer = broken.answer(Call.to("GET /v1/channels"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("internal");
        assertThat(answer.body().path("detail").asText()).contains("r-1").doesNotContain("t-1");
        assertThat(broken.logged())
                .contains("request.failed", "r-1", "GET /v1/channels", "IllegalStateException", "BrokenStore")
                .doesNotContain("t-1");
    }
}
