package dev.postrider.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceRulesTest {
    private static final String DOOR = """
            /// A room.
            @NullMarked
            package dev.postrider.room;

            import org.jspecify.annotations.NullMarked;
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int open;",
                "private volatile boolean open;",
                "static int open;",
                "\n// mutable: a counter\nint explained;\n\nint open;",
                "// TODO later\nint a() { return 1; }",
                "/* FIXME */ int a() { return 1; }",
                "/** Old. */ int a() { return 1; }",
                "void a() { var x = 1; }",
                "void a() { for (var x : java.util.List.of(1)) {} }",
                "void a() { try (var x = open()) {} }",
                "void a(int a, int b, int c, int d, int e) {}",
                "Room(int a, int b, int c, int d, int e, int f, int g) {}",
                "void a() { if (b) { for (;;) { switch (c) { default -> {} } } } }",
            })
    void findsBadCodeInMain(String members) {
        List<String> findings =
                new PlantedModule(folder).withMain(DOOR, room(members)).sourceFindings();

        assertThat(findings).singleElement().asString().matches("R1[14] .*Room.java:\\d+ .+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void forgotten() {}",
                "public void forgotten() {}",
                "@Nested class WhenTrue { void forgotten() {} }",
                "@Test @Disabled void later() {}",
                "@Test void sleepy() { Thread.sleep(1); }",
                "@Test void sleepy() { TimeUnit.SECONDS.sleep(1); }",
                "@Test void inferred() { var x = 1; }",
            })
    void findsBadCodeInTests(String members) {
        List<String> findings = new PlantedModule(folder)
                .withTest(DOOR, "package dev.postrider.room; final class RoomTest { " + members + " }")
                .sourceFindings();

        assertThat(findings).singleElement().asString().matches("R14 .*RoomTest.java:1 .+");
    }

    @Test
    void findsALongFile() {
        String line = "// one more\n";

        List<String> findings = new PlantedModule(folder)
                .withMain(DOOR, room("\n" + line.repeat(299)))
                .sourceFindings();

        assertThat(findings).singleElement().asString().contains("has 301 lines");
    }

    @Test
    void findsALongMethodAndNamesItsLine() {
        String method = "\nvoid a() {\n" + "b();\n".repeat(39) + "}";

        List<String> findings =
                new PlantedModule(folder).withMain(DOOR, room(method)).sourceFindings();

        assertThat(findings).singleElement().asString().contains("Room.java:2 ");
    }

    @Test
    void findsAPublicTypeThatDoesNotSayWhatItIs() {
        List<String> findings = new PlantedModule(folder)
                .withMain(DOOR, "package dev.postrider.room; public final class Room {}")
                .sourceFindings();

        assertThat(findings).singleElement().asString().contains("does not say what it is");
    }

    @Test
    void findsAPackageWithoutADoor() {
        List<String> findings = new PlantedModule(folder).withMain(room("")).sourceFindings();

        assertThat(findings).singleElement().asString().contains("dev.postrider.room has no package-info.java");
    }

    @Test
    void leavesGoodCodeAlone() {
        PlantedModule module = new PlantedModule(folder)
                .withMain(DOOR, room("""
                                // mutable: the cursor of one parse
                                private int line;
                                private int column;

                                @Option(names = "--port") private int port;
                                final String text = "/** TODO */ var x = 1"; // not of /v1/** either
                                // TODO(#12) and TODO POST-7 have a place to be talked about
                                record Wide(int a, int b, int c, int d, int e, int f, int g) { Wide { a = 1; } }
                                enum Side { LEFT, RIGHT }
                                interface Port { int LIMIT = 1; }
                                @Override public void a(int a, int b, int c, int d, int e) {}
                                void b() {
                                    if (c) { if (d) {} else if (e) {} else if (f) {} }
                                    if (o instanceof Wide(var a, var b, _, _, _, _, _)) { list.forEach(x -> { if (x) {} }); }
                                    Thread.sleep(1);
                                }
                                """))
                .withTest(
                        "package dev.postrider.room; final class RoomTest {"
                                + " @BeforeEach void open() {} @Test void a() { helper(); } private void helper() {} int value; }");

        assertThat(module.sourceFindings()).isEmpty();
    }

    private static String room(String members) {
        return "package dev.postrider.room; final class Room { " + members + " }";
    }
}
