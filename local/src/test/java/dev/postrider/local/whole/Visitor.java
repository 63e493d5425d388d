package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Somebody who looks at the console. Whatever goes wrong on the way is noted: an error on the browser's console, a
/// request to anywhere else, an answer that says that something of ours failed.
final class Visitor implements AutoCloseable {
    static final int WIDE = 1360;
    static final int PHONE = 390;
    private static final int HEIGHT = 860;
    private static final double PATIENCE = 20_000;
    /// What Chromium itself writes about every answer of 4xx, the expected ones of a broken template too.
    private static final String ANY_4XX = "Failed to load resource: the server responded with a status of 4";

    /// Until the page of a new address has taken the place of the one before.
    private static final String PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))";

    private final BrowserContext context;
    private final Page page;
    private final URI endpoint;
    private final List<String> troubles = new ArrayList<>();
    private final List<Response> responses = new ArrayList<>();

    private Visitor(BrowserContext context, URI endpoint) {
        this.context = context;
        this.endpoint = endpoint;
        context.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.page = context.newPage();
        watch();
    }

    static Visitor wide(Chromium chromium, URI endpoint) {
        return of(chromium, endpoint, ColorScheme.LIGHT, WIDE);
    }

    static Visitor of(Chromium chromium, URI endpoint, ColorScheme colours, int width) {
        return new Visitor(
                chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(colours)
                                .setViewportSize(width, HEIGHT)),
                endpoint);
    }

    private void watch() {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(ANY_4XX)) {
                troubles.add("console: " + message.text());
            }
        });
        page.onPageError(error -> troubles.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(endpoint.toString()) && !request.url().startsWith("data:")) {
                troubles.add("left the origin: " + request.url());
            }
        });
        page.onResponse(response -> {
            responses.add(response);
            if (response.status() >= 500) {
                troubles.add(response.status() + " " + response.url());
            }
        });
    }

    Page page() {
        return page;
    }

    /// Comes in with a key, as by the address that `./postrider up` prints.
    Visitor entersWith(String key) {
        page.navigate(endpoint + "/console/#key=" + key);
        PlaywrightAssertions.assertThat(
                        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Overview")))
                .isVisible();
        return this;
    }

    /// Goes to a page by its address and waits until it is there.
    void opens(String address) {
        page.navigate(endpoint + "/console/" + address);
        page.evaluate(PAINTED);
        page.locator("main h1").first().waitFor();
        PlaywrightAssertions.assertThat(page.locator("main [aria-busy=true]")).hasCount(0);
    }

    void clicks(String button) {
        button(button).click();
    }

    void opensTab(String tab) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(tab))
                .first()
                .click();
    }

    void follows(String link) {
        page.locator("main " + link).first().click();
    }

    void writes(String label, String text) {
        page.getByLabel(label).first().fill(text);
    }

    void presses(String key) {
        page.keyboard().press(key);
    }

    /// Says yes to the browser's own question.
    void agrees() {
        page.onDialog(dialog -> dialog.accept());
    }

    void sees(String text) {
        expects(page.getByText(text).first()).isVisible();
    }

    void seesPage(String title) {
        expects(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(title).setExact(true)))
                .isVisible();
    }

    void isAt(String address) {
        PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(address));
    }

    /// The first button whose name holds this.
    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    Locator row(String text) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(text));
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator labelled(String label) {
        return page.getByLabel(label).first();
    }

    /// What a place on the page must come to look like before patience ends.
    static LocatorAssertions expects(Locator place) {
        return PlaywrightAssertions.assertThat(place);
    }

    /// Everything that this browser keeps of the console.
    String keeps(String storage) {
        return String.valueOf(page.evaluate("JSON.stringify(" + storage + ")"));
    }

    List<Response> responses() {
        return List.copyOf(responses);
    }

    /// Nothing went wrong on the way.
    void isContent() {
        assertThat(troubles).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
