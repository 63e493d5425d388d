package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.deployment.Deployment.Resource;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whoever is woken at night finds what to do.
final class RunbookTest {
    private static final Pattern SECTION = Pattern.compile("(?m)^### (\\w+)$\n(?!\n)");

    @Test
    void saysWhatToDoForEveryAlarmAndForNoOther() {
        List<String> sections = SECTION.matcher(Project.text(Project.file("docs/operations.md")))
                .results()
                .map((MatchResult section) -> section.group(1))
                .toList();

        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(new Deployment()
                        .resources("AWS::CloudWatch::Alarm").stream()
                                .map(Resource::id)
                                .toList());
    }
}
