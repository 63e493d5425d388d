package dev.postrider.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.deployment.Deployment.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// template.yaml says what the code says: handlers, variables, routes and jars.
class TemplateTest {
    private static final Pattern REQUIRED_VARIABLE = Pattern.compile("\\brequired\\(\\s*\"([A-Z][A-Z0-9_]*)\"");
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");
    /// Files for browsers, no part of the API.
    private static final Set<String> CONSOLE = Set.of("GET /console", "GET /console/", "GET /console/{proxy+}");

    private static final Deployment DEPLOYMENT = new Deployment();
    private static final JsonNode CONTRACT = Project.yaml("docs/openapi.yaml");

    static List<Function> functions() {
        return DEPLOYMENT.functions();
    }

    @Test
    void deploysEveryFunctionModule() throws IOException {
        try (Stream<Path> modules = Files.list(Project.file("functions"))) {
            assertThat(functions().stream()
                            .map(function -> Project.file(function.module()))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            modules.filter(Files::isDirectory).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void namesAHandlerThatIsInTheJar(Function function) throws IOException {
        assertThat(entries(function)).contains(function.handlerClass().replace('.', '/') + ".class");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void setsExactlyTheVariablesThatTheFunctionReads(Function function) {
        Set<String> read = new Reach(function)
                .sources().stream()
                        .flatMap(source -> REQUIRED_VARIABLE.matcher(source).results())
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(function.variables())
                .as("variables in template.yaml, against required(\"…\") in what %s uses", function.handlerClass())
                .containsExactlyInAnyOrderElementsOf(read);
    }

    /// The parts of shared/ are given their variables; only a function's own wiring reads them.
    @Test
    void readsNoVariableOutsideTheFunctions() {
        assertThat(Project.filesBelow(Project.file("shared/src/main/java")))
                .noneMatch(file -> REQUIRED_VARIABLE
                        .matcher(Project.text(file))
                        .results()
                        .map(MatchResult::group)
                        .findAny()
                        .isPresent());
    }

    @Test
    void routesWhatTheContractDescribes() {
        Set<String> routed = routes().map(TemplateTest::route)
                .filter(route -> !CONSOLE.contains(route))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routed).containsExactlyInAnyOrderElementsOf(operations(false));
    }

    @Test
    void leavesOpenWhatTheContractLeavesOpen() {
        Set<String> open = routes().filter(
                        event -> event.path("Auth").path("Authorizer").asText().equals("NONE"))
                .map(TemplateTest::route)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(open).containsAll(CONSOLE);
        open.removeAll(CONSOLE);
        assertThat(open)
                .containsExactlyInAnyOrderElementsOf(operations(true))
                .containsExactly("GET /v1/health", "GET /v1/openapi.json");
    }

    /// It hands out files that are the same for everybody, and must start at once.
    @Test
    void shipsNoAwsSdkWithTheConsole() throws IOException {
        Function console = functions().stream()
                .filter(function -> function.id().equals("ConsoleFunction"))
                .findFirst()
                .orElseThrow();

        assertThat(entries(console)).noneMatch(entry -> entry.startsWith("software/amazon/"));
        assertThat(console.variables()).isEmpty();
    }

    /// What differs on a laptop comes in through one port, and only local/ may fill it.
    @ParameterizedTest
    @MethodSource("functions")
    void shipsNothingOfTheLaptop(Function function) throws IOException {
        assertThat(entries(function))
                .noneMatch(entry -> entry.startsWith("dev/postrider/local/"))
                .doesNotContain("META-INF/services/dev.postrider.runtime.Platform");
    }

    @ParameterizedTest
    @CsvSource({"ingest, 7000000", "dispatch, 14000000", "console, 1000000", "provider, 13000000"})
    void keepsJarsSmall(String name, long limit) {
        assertThat(Project.file("functions/" + name + "/target/" + name + ".jar"))
                .satisfies(jar -> assertThat(Files.size(jar)).isLessThanOrEqualTo(limit));
    }

    private static Set<String> entries(Function function) throws IOException {
        Path jar = Project.file(function.codeUri());
        assertThat(jar).as("%s: run ./mvnw package first", function.codeUri()).isRegularFile();
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }
    }

    private static Stream<JsonNode> routes() {
        return functions().stream().flatMap(function -> function.events("HttpApi"));
    }

    private static String route(JsonNode event) {
        return event.path("Method").asText() + " " + event.path("Path").asText();
    }

    private static Set<String> operations(boolean openOnly) {
        Set<String> operations = new TreeSet<>();
        CONTRACT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .filter(entry -> !openOnly || isOpen(entry.getValue()))
                        .forEach(entry ->
                                operations.add(entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private static boolean isOpen(JsonNode operation) {
        return operation.path("security").isArray()
                && operation.path("security").isEmpty();
    }
}
