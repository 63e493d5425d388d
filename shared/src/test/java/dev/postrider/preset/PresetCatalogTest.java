package dev.postrider.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PresetCatalogTest {
    private static final Pattern USED = Pattern.compile("@(?:vars|secrets)\\.([A-Z0-9_]+)");
    private static final Pattern PUBLIC_NAME =
            Pattern.compile("\\{\\{[^@}]*(?<![@.\\w])(?:event|data|alert|channel|delivery|vars|secrets)\\.");
    private static final Set<String> CATEGORIES =
            Set.of("automation", "chat", "checkly", "coroot", "incidents", "push", "qovery", "tickets", "webhook");
    private final PresetCatalog catalog = new PresetCatalog();

    private static Stream<Preset> presets() {
        return new PresetCatalog().all().stream();
    }

    @Test
    void listsEveryFolder() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/resources/presets"))) {
            List<String> names = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();

            assertThat(catalog.ids()).isEqualTo(names);
            assertThat(receivers()).hasSize(22);
        }
    }

    private List<Preset> receivers() {
        return catalog.all().stream().filter(preset -> !isOfSender(preset)).toList();
    }

    private static boolean isOfSender(Preset preset) {
        return Sample.SENDERS.contains(preset.document().path("category").asText());
    }

    @Test
    void isTheTableOfTheDocumentation() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/presets.md"));

        assertThat(lines)
                .containsSubsequence(
                        receivers().stream().map(PresetCatalogTest::row).toList());
        assertThat(lines)
                .containsSubsequence(catalog.all().stream()
                        .filter(PresetCatalogTest::isOfSender)
                        .map(PresetCatalogTest::senderRow)
                        .toList());
    }

    private static String row(Preset preset) {
        Stream<Preset.Input> brought = Stream.concat(
                preset.secrets().stream(), preset.variables().stream().filter(Preset.Input::required));
        String optional = names(preset.variables().stream().filter(variable -> !variable.required()));
        return "| `%s` | [%s](%s) | %s | %s | %s |"
                .formatted(
                        preset.id(),
                        preset.name(),
                        preset.document().path("docUrl").asText(),
                        names(brought),
                        optional.isEmpty() ? "–" : optional,
                        preset.document().path("deduplication").asText());
    }

    private static String senderRow(Preset preset) {
        return "| `%s` | %s | %s |"
                .formatted(
                        preset.id(),
                        names(Stream.concat(preset.secrets().stream(), preset.variables().stream())),
                        preset.document().path("note").asText());
    }

    private static String names(Stream<Preset.Input> inputs) {
        return inputs.map(input -> "`" + input.name() + "`").collect(Collectors.joining(", "));
    }

    @Test
    void findsAPresetByItsId() {
        assertThat(catalog.find("slack").map(Preset::name)).contains("Slack");
        assertThat(catalog.find("../slack")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void saysWhatItIs(Preset preset) {
        assertThat(preset.document().path("id").asText()).isEqualTo(preset.id());
        assertThat(preset.document().path("docUrl").asText()).startsWith("https://");
        assertThat(preset.document().path("category").asText()).isIn(CATEGORIES);
        assertThat(preset.name()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void declaresExactlyTheNamesThatItUses(Preset preset) {
        Set<String> used = USED.matcher(preset.document().path("request").toString())
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> declared = Stream.concat(preset.variables().stream(), preset.secrets().stream())
                .map(Preset.Input::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(declared).isEqualTo(used);
    }

    /// A bare name would give way to a field of the same name in somebody's event.
    @ParameterizedTest
    @MethodSource("presets")
    void usesOnlyNamesThatNoEventCanShadow(Preset preset) {
        String request = preset.document().path("request").toString();

        assertThat(PUBLIC_NAME.matcher(request).results().map(MatchResult::group))
                .isEmpty();
    }
}
