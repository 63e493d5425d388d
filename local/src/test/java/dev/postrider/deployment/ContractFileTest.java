package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.kit.ApiContract;
import dev.postrider.kit.NodePackage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// docs/openapi.yaml by itself: a linter finds nothing, and every body has an example that its own schema takes.
final class ContractFileTest {
    private static final JsonNode CONTRACT = Project.yaml("docs/openapi.yaml");
    private static final ApiContract JUDGE = ApiContract.ofProject();

    @Test
    void leavesTheLinterNothingToSay() {
        NodePackage linter =
                NodePackage.install(Project.file("local/src/test/resources/lint"), Project.file("local/target/lint"));

        String problems = linter.run(
                "",
                List.of("node", "lint.mjs", Project.file("docs/openapi.yaml").toString()));

        assertThat(problems.lines()).isEmpty();
    }

    /// Where in the document a body is described.
    static List<String> bodies() {
        return Stream.of("/paths", "/webhooks").flatMap(ContractFileTest::below).toList();
    }

    private static Stream<String> below(String pointer) {
        return CONTRACT.at(pointer).propertyStream().flatMap(field -> {
            String inner = pointer + "/" + field.getKey().replace("/", "~1");
            return field.getKey().equals("content")
                    ? field.getValue()
                            .propertyStream()
                            .map(type -> inner + "/" + type.getKey().replace("/", "~1"))
                    : below(inner);
        });
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void hasAnExampleOfEveryBodyAndItIsValid(String body) {
        List<JsonNode> examples = examples(body);

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(JUDGE.violationsAt(body + "/schema", example.toString()))
                        .isEmpty());
    }

    @Test
    void hasSuchAnExampleOfEveryAnswerThatOperationsShare() {
        assertThat(below("/components/responses")).isNotEmpty().allSatisfy(this::hasAnExampleOfEveryBodyAndItIsValid);
    }

    /// An example of the body, or else of its schema.
    private static List<JsonNode> examples(String body) {
        JsonNode type = CONTRACT.at(body);
        JsonNode ofSchema = resolved(type.path("schema")).path("example");
        return Stream.concat(
                        type.path("examples").valueStream().map(named -> named.path("value")),
                        Stream.of(type.path("example"), ofSchema))
                .filter(example -> !example.isMissingNode())
                .toList();
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? CONTRACT.at(schema.path("$ref").textValue().substring(1)) : schema;
    }
}
