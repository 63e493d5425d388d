package dev.postrider.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentTest {
    private final Environment environment = new Environment(Map.of("TABLE", "t-1", "BLANK", " "));

    @Test
    void givesWhatTheTemplateSets() {
        assertThat(environment.required("TABLE")).isEqualTo("t-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MISSING", "BLANK"})
    void saysWhichVariableIsMissingAndWhereItBelongs(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() -> environment.required(name))
                .withMessageContaining(name)
                .withMessageContaining("template.yaml");
    }
}
