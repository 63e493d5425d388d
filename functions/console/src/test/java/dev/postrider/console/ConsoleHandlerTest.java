package dev.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleHandlerTest {
    private static final Pattern ASSET = Pattern.compile("\"(assets/[0-9a-f]{16}/[^\"]+)\"");

    private final Browser browser = new Browser();

    @Test
    void sendsWhoeverForgetsTheSlashToThePage() {
        assertThat(browser.folder().status()).isEqualTo("308");
        assertThat(browser.folder().header("location")).isEqualTo("console/");
    }

    @Test
    void servesAPageThatABrowserAsksForEachTime() {
        Browser.Page page = browser.get("");

        assertThat(page.status()).isEqualTo("200");
        assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("cache-control")).isEqualTo("no-cache");
        assertThat(page.text())
                .startsWith("<!doctype html>")
                .contains("/app/console.js", "/style/console.css")
                .doesNotContain("\"assets/app");
    }

    @Test
    void servesAssetsThatABrowserKeepsForEver() {
        assertThat(assetsOfThePage()).hasSize(4).allSatisfy(asset -> {
            Browser.Page file = browser.get(asset);
            assertThat(file.status()).isEqualTo("200");
            assertThat(file.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(file.header("content-encoding")).isEqualTo("gzip");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"assets/0000000000000000/app/main.js", "../index.html", "index.html", "assets/", "nothing.js"})
    void knowsNoOtherFile(String file) {
        assertThat(browser.get(file).status()).isEqualTo("404");
        assertThat(browser.get(file).header("cache-control")).isEqualTo("no-store");
        assertThat(browser.get(file).text()).contains("begins at /console/");
    }

    @Test
    void sendsNothingTwice() {
        for (String file : List.of("", assetsOfThePage().getFirst())) {
            String etag = browser.get(file).header("etag");

            Browser.Page again = browser.get(file, Map.of("if-none-match", "W/\"other\", " + etag));

            assertThat(again.status()).isEqualTo("304");
            assertThat(again.wireBytes()).isZero();
            assertThat(again.header("etag")).isEqualTo(etag).startsWith("W/\"");
            assertThat(again.header("cache-control")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip              | gzip", "br, gzip;q=0.8    | gzip", "gzip;q=1.0        | gzip",
                "br                |     ", "gzip;q=0, identity |    ", "deflate, gzip;q=0.000 | ",
            })
    void compressesForWhoeverTakesIt(String accepted, String encoding) {
        Browser.Page page = browser.get("", Map.of("accept-encoding", accepted));

        assertThat(page.header("content-encoding")).isEqualTo(encoding == null ? "" : encoding);
        assertThat(page.header("vary")).isEqualTo("accept-encoding");
        assertThat(page.text()).startsWith("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing.js"})
    void keepsEveryAnswerToItself(String file) {
        Browser.Page page = browser.get(file);

        assertThat(page.header("content-security-policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
                        + "frame-ancestors 'none'");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
    }

    private List<String> assetsOfThePage() {
        return ASSET.matcher(browser.get("").text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
