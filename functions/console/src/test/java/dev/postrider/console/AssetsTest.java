package dev.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the console is made of, as plain files.
final class AssetsTest {
    private static final int MOST_WIRE_BYTES = 150_000;
    private static final int MOST_LINES = 300;
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export)[^;'\"]*?from\\s*'([^']+)'|^import '([^']+)'");

    private static final SortedMap<String, byte[]> FILES = ResourceFolder.read("console");

    static List<String> ownModules() {
        return FILES.keySet().stream()
                .filter(name -> name.startsWith("assets/app/"))
                .toList();
    }

    /// All of it, as a browser that has nothing yet gets it.
    @Test
    void travelsInLessThan150Kilobytes() {
        int wire = Site.of(FILES).wireBytes();

        System.out.println("the console over the wire, gzip: " + wire + " bytes, of " + FILES.size() + " files");
        assertThat(wire).isLessThan(MOST_WIRE_BYTES);
    }

    @ParameterizedTest
    @MethodSource("ownModules")
    void importsOnlyWhatIsThere(String module) {
        assertThat(imports(module)).allSatisfy(other -> assertThat(FILES).containsKey(other));
    }

    @ParameterizedTest
    @MethodSource("ownModules")
    void hasNoModuleThatNobodyImports(String module) {
        assertThat(module)
                .satisfiesAnyOf(
                        it -> assertThat(it).isEqualTo("assets/app/main.js"),
                        it -> assertThat(ownModules().stream().flatMap(other -> imports(other).stream()))
                                .contains(it));
    }

    /// Text goes into the page as text: what a receiver answered must never become markup or code.
    @ParameterizedTest
    @MethodSource("ownModules")
    void writesNoMarkupAndRunsNoText(String module) {
        assertThat(text(module))
                .doesNotContainPattern("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|srcdoc|DOMParser")
                .doesNotContainPattern("\\beval\\(|new Function|setTimeout\\(['\"`]|javascript:")
                .doesNotContain("localStorage.setItem('key", "://cdn", "http://www");
    }

    @ParameterizedTest
    @MethodSource("ownModules")
    void staysSmall(String module) {
        assertThat(text(module).lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void bringsAPageWithoutScriptsOrStylesOfItsOwn() {
        assertThat(text("index.html"))
                .doesNotContainPattern("<script(?![^>]* src=)|<style|style=|\\son[a-z]+=|https?://");
    }

    /// The bytes that npm serves, but for one import that a browser could not resolve. See decision 58.
    @ParameterizedTest
    @CsvSource({
        "preact.js, bdcbd9abdf2c77c5c45326eab42191e949222d479d0d5f69467387a77040cb55",
        "hooks.js,  e862ab2973aa6455eaa0f77c5d832d2157d6be59a17c8ba546550a575b58c6b4",
        "htm.js,    ab33dd3f38059b9be4d5f5350128eefb2356639c4e0bbe9d9e8b3ba75847e9e4",
    })
    void vendorsWhatItsMakersPublished(String name, String sha256) {
        String published = text("assets/vendor/" + name).replace("from\"./preact.js\"", "from\"preact\"");

        assertThat(sha256(published)).isEqualTo(sha256);
    }

    private static List<String> imports(String module) {
        return IMPORT.matcher(text(module))
                .results()
                .flatMap(match -> Stream.of(match.group(1), match.group(2)))
                .filter(Objects::nonNull)
                .map(relative ->
                        Path.of(module).resolveSibling(relative).normalize().toString())
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static String text(String name) {
        return new String(Objects.requireNonNull(FILES.get(name), name), StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
