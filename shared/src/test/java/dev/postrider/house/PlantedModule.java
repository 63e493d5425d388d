package dev.postrider.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A module of a few lines in a folder of its own, to be judged by the rules.
/// Libraries are planted too, as empty types, so that nothing depends on what is on this module's class path.
final class PlantedModule {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    private final Path folder;
    private final List<Path> main = new ArrayList<>();

    PlantedModule(Path folder) {
        this.folder = folder;
    }

    PlantedModule withMain(String... sources) {
        Stream.of(sources).map(source -> write("src/main/java", source)).forEach(main::add);
        return this;
    }

    PlantedModule withTest(String... sources) {
        Stream.of(sources).forEach(source -> write("src/test/java", source));
        return this;
    }

    /// The descriptions of what the architecture rules find, each with its rule's number in front.
    List<String> architectureFindings() {
        JavaClasses classes = new ClassFileImporter().importPath(compiled());
        return ArchitectureRules.ALL.stream()
                .flatMap(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream()
                        .map(detail -> number(rule.getDescription()) + " " + detail))
                .toList();
    }

    List<String> sourceFindings() {
        List<SourceFile> sources = SourceFile.of(folder);
        return SourceRules.ALL.stream()
                .flatMap(rule -> rule.findings(sources).stream().map(finding -> number(rule.name()) + " " + finding))
                .toList();
    }

    private static String number(String rule) {
        return rule.substring(0, rule.indexOf(' '));
    }

    private Path compiled() {
        Path classes = folder.resolve("target/classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes.toString(), "-cp", classes.toString(), "-proc:none");
            boolean good = compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(main))
                    .call();
            assertThat(good).as("the planted sources compile").isTrue();
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String root, String source) {
        String directory = first(PACKAGE, source).replace('.', '/');
        String name = source.contains("@NullMarked") ? "package-info" : first(TYPE, source);
        try {
            Path file = folder.resolve(root).resolve(directory).resolve(name + ".java");
            Files.createDirectories(file.getParent());
            return Files.writeString(file, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        assertThat(matcher.find()).as("%s in %s", pattern, source).isTrue();
        return matcher.group(1);
    }
}
