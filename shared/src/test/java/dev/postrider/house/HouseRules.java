package dev.postrider.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Every house rule as a test of one module: the one whose `ArchitectureTest` extends this.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HouseRules {
    private final Path module = moduleOf(getClass());
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(HouseRules::isWrittenByHand)
            .importPath(module.resolve("target/classes"));
    private final List<SourceFile> sources = SourceFile.of(module);

    @TestFactory
    Stream<DynamicTest> architecture() {
        return ArchitectureRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    @TestFactory
    Stream<DynamicTest> sources() {
        return SourceRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(),
                        () -> assertThat(rule.findings(sources)).as(rule.name()).isEmpty()));
    }

    /// Rules that read nothing hold for everything.
    @Test
    void readsTheModuleItBelongsTo() {
        assertThat(classes).as("classes of %s", module).isNotEmpty();
        assertThat(sources).as("sources of %s", module).anyMatch(SourceFile::isMain);
    }

    /// What JMH generates is nobody's to keep tidy.
    private static boolean isWrittenByHand(Location location) {
        return !location.contains("/jmh_generated/");
    }

    private static Path moduleOf(Class<?> test) {
        try {
            Path testClasses = Path.of(
                    test.getProtectionDomain().getCodeSource().getLocation().toURI());
            return testClasses.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no folder holds " + test, e);
        }
    }
}
