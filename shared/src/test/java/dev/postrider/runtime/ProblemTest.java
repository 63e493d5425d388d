package dev.postrider.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProblemTest {
    private static final Problem.Mistake ID = Problem.Mistake.at("/id", "bad_id", "no id", "choose one");
    private static final Problem.Mistake BODY = new Problem.Mistake(
            "/request/body", Optional.of(new Problem.Place(2, 7)), "bad_template", "unclosed", "close it");

    @Test
    void saysAllThatIsWrong() {
        JsonNode json = Problem.invalid(List.of(ID, BODY)).toJson();

        assertThat(json.path("status").asInt()).isEqualTo(400);
        assertThat(json.path("detail").asText()).startsWith("2 things");
        assertThat(json.path("errors")).hasSize(2);
        assertThat(json.at("/errors/1")).hasToString("""
                {"pointer":"/request/body","line":2,"column":7,"code":"bad_template",\
                "detail":"unclosed","hint":"close it"}""");
    }

    @Test
    void hasTheCodeThatItsMistakesShare() {
        assertThat(Problem.invalid(List.of(ID, ID)).code()).isEqualTo("bad_id");
        assertThat(Problem.invalid(List.of(ID, BODY)).code()).isEqualTo("invalid_request");
    }

    @Test
    void saysItInItsDetailWhereThereIsOneMistake() {
        Problem problem = Problem.invalid(List.of(ID));

        assertThat(problem.detail()).isEqualTo("no id");
        assertThat(problem.toJson().path("type").asText()).endsWith("/bad_id");
    }
}
