package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.deployment.Deployment.Resource;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever is woken at night finds what to do.
final class RunbookTest {
    private static final Pattern SECTION = Pattern.compile("(?m)^### (\\w+)$\n(?!\n)");

    private static final Pattern SHELL = Pattern.compile("(?s)```sh[^\\n]*\\n(.*?)```");
    private static final Pattern RESOURCE = Pattern.compile("\\b(?:id|arn|denied) \"?([A-Z]\\w+)");
    private static final Pattern OUTPUT = Pattern.compile("\\boutput ([A-Z]\\w+)");
    private static final Pattern EACH_FUNCTION = Pattern.compile("for f in ([\\w ]+);");

    /// The commands of the checks are for an account; what they name is in the template.
    @Test
    void namesWhatTheTemplateDeploys() {
        Deployment deployment = new Deployment();
        String commands = found(SHELL).reduce("", String::concat);

        assertThat(found(RESOURCE, commands))
                .hasSizeGreaterThan(20)
                .allMatch(id -> deployment.resource(id).isObject());
        assertThat(found(OUTPUT, commands))
                .isNotEmpty()
                .allMatch(name -> Project.yaml("template.yaml").path("Outputs").has(name));
        assertThat(found(EACH_FUNCTION, commands)
                        .flatMap(names -> Stream.of(names.split(" ")))
                        .map(name -> name + "Function"))
                .containsExactlyInAnyOrderElementsOf(deployment.functions().stream()
                        .map(Deployment.Function::id)
                        .toList());
    }

    private static Stream<String> found(Pattern pattern) {
        return found(pattern, Project.text(Project.file("docs/operations.md")));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    @Test
    void saysWhatToDoForEveryAlarmAndForNoOther() {
        List<String> sections = found(SECTION).toList();

        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(new Deployment()
                        .resources("AWS::CloudWatch::Alarm").stream()
                                .map(Resource::id)
                                .toList());
    }
}
