package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.deployment.Deployment.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What whoever deploys is asked, and what the answers reach.
final class TemplateParametersTest {
    private static final Deployment DEPLOYMENT = new Deployment();
    private static final JsonNode SCREEN =
            Project.yaml("template.yaml").path("Metadata").path("AWS::CloudFormation::Interface");
    private static final String BOUNDARY = """
            {"Fn::If":["HasPermissionsBoundary",{"Ref":"PermissionsBoundary"},{"Ref":"AWS::NoValue"}]}""";

    static List<String> names() {
        return DEPLOYMENT
                .parameters()
                .propertyStream()
                .map(entry -> entry.getKey())
                .toList();
    }

    /// `sam deploy --guided` can be answered with Enter, and the console's form explains itself.
    @ParameterizedTest
    @MethodSource("names")
    void explainsABoundedParameterThatHasADefault(String name) {
        JsonNode parameter = DEPLOYMENT.parameters().path(name);

        assertThat(parameter.has("Default")).isTrue();
        assertThat(parameter.path("Description").asText().strip())
                .hasSizeGreaterThan(20)
                .endsWith(".");
        assertThat(parameter.path("ConstraintDescription").asText()).startsWith("must be ");
        assertThat(parameter.has("AllowedValues")
                        || parameter.has("AllowedPattern")
                        || (parameter.has("MinValue") && parameter.has("MaxValue")))
                .isTrue();
    }

    @Test
    void asksForEachParameterInOneGroupAndUnderALabel() {
        assertThat(Deployment.elements(SCREEN.path("ParameterGroups"))
                        .flatMap(group -> Deployment.texts(group.path("Parameters"))))
                .containsExactlyInAnyOrderElementsOf(names());
        assertThat(SCREEN.path("ParameterLabels").propertyStream().map(entry -> entry.getKey()))
                .containsExactlyInAnyOrderElementsOf(names());
    }

    /// Functions bring roles of their own; the one role that SAM still makes is that of a schedule.
    @Test
    void boundsEveryRole() {
        Stream<JsonNode> schedules = DEPLOYMENT.functions().stream().flatMap(function -> function.events("ScheduleV2"));
        Stream<JsonNode> roles = DEPLOYMENT.resources("AWS::IAM::Role").stream().map(Resource::properties);

        assertThat(Stream.concat(schedules, roles))
                .hasSizeGreaterThan(1)
                .allMatch(it -> it.path("PermissionsBoundary").toString().equals(BOUNDARY));
    }

    /// `CAPABILITY_IAM` of samconfig.toml is all that a deployment asks for.
    @Test
    void namesNoRole() {
        assertThat(DEPLOYMENT.resources("AWS::IAM::Role"))
                .noneMatch(role -> role.properties().has("RoleName"));
        assertThat(Project.text(Project.file("samconfig.toml"))).contains("capabilities = \"CAPABILITY_IAM\"\n");
    }
}
