package dev.postrider.local.whole;

import static dev.postrider.local.whole.Visitor.expects;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.postrider.kit.TestReceiver;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Channels and keys are made and changed with the console, in a real browser, against the whole stack.
final class ConsoleEditingTest extends ConsoleVisit {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestReceiver receiver = TestReceiver.start();

    @AfterAll
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void makesAChannelOfAPresetMendsItsTemplateAndTriesIt() {
        visitor.opens("#/channels/new");
        visitor.follows("a[href='#/channels/new/slack']");
        visitor.writes("Name", "Prod alerts");
        visitor.writes("Incoming webhook URL", receiver.uri("/slack").toString());
        visitor.opensTab("Template");
        visitor.sees("Valid JSON");

        visitor.writes("Body template", "{\n  \"text\": \"{{#if title}}{{title}}\"\n}");
        visitor.sees("Not rendered");
        visitor.sees("showing the last good result");
        expects(visitor.find(".write .msgs")).containsText(Pattern.compile("line \\d+, column \\d+"));
        expects(visitor.find(".ed .t-e").first()).isVisible();

        visitor.writes("Body template", "{\n  \"text\": \"{{title}}\"\n}");
        visitor.sees("Valid JSON");
        visitor.clicks("Create");
        expects(visitor.find("[data-secret]")).containsText("whsec_");
        visitor.clicks("I have it");
        visitor.isAt("#/channels/prod-alerts\\?tab=template$");
        visitor.clicks("Send test");
        visitor.sees("200 ok");

        assertThat(receiver.awaits(1, SOON).getFirst().text()).startsWith("{\"text\":");
        visitor.page().getByText("in the history").click();
        visitor.sees("Succeeded");
    }

    @Test
    void triesWhatIsNotSavedYet() {
        try (TestReceiver fresh = TestReceiver.start()) {
            visitor.opens("#/channels/new/blank");
            visitor.writes("URL", fresh.uri("/draft").toString());
            visitor.clicks("Send test");
            visitor.sees("200 ok");

            assertThat(fresh.awaits(1, SOON)).hasSize(1);
            assertThat(stage.api().all("/v1/channels"))
                    .noneMatch(channel -> channel.toString().contains("/draft"));
            visitor.agrees();
        }
    }

    @Test
    void putsANameIntoTheTemplateWithAClick() {
        saved("click", "{}");
        visitor.opens("#/channels/click?tab=template");
        Locator editor = visitor.labelled("Body template");
        editor.fill("{\"a\":\"\"}");
        editor.evaluate("area => area.setSelectionRange(6, 6)");

        visitor.clicks("@alert.title");

        expects(editor).hasValue("{\"a\":\"{{@alert.title}}\"}");
        visitor.sees("Not saved");
        visitor.agrees();
    }

    @Test
    void completesNamesWhileOneTypes() {
        saved("typed", "{}");
        visitor.opens("#/channels/typed?tab=template");
        Locator editor = visitor.labelled("Body template");
        editor.fill("");
        editor.pressSequentially("{\"a\": {{@alert.sev");

        expects(visitor.find(".complete li")).hasCount(1);
        visitor.presses("Enter");

        expects(editor).hasValue("{\"a\": {{@alert.severity}}");
        visitor.agrees();
    }

    @Test
    void keepsNoSecretInADraft() {
        visitor.opens("#/channels/new/slack");
        visitor.writes("Name", "Draft");
        visitor.writes("Incoming webhook URL", "https://hooks.slack.com/services/T0/B0/typed-secret");
        visitor.opensTab("Code");

        assertThat(visitor.keeps("sessionStorage")).contains("Draft").doesNotContain("typed-secret");
        expects(visitor.labelled("Code")).not().containsText("typed-secret");
        visitor.agrees();
    }

    @Test
    void asksBeforeItOverwritesWhatSomebodyElseHasSaved() {
        saved("shared", "{}");
        visitor.opens("#/channels/shared?tab=setup");
        visitor.writes("Description", "mine");
        stage.api().send("PATCH", "/v1/channels/shared", "{\"name\":\"theirs\"}");

        visitor.clicks("Save");
        visitor.sees("Somebody has changed this channel");
        visitor.clicks("Overwrite with mine");
        visitor.sees("Saved shared");

        assertThat(stage.api()
                        .get("/v1/channels/shared")
                        .body()
                        .path("description")
                        .asText())
                .isEqualTo("mine");
    }

    @Test
    void pausesAChannelAndTakesItBack() {
        saved("paused", "{}");
        visitor.opens("#/channels/paused");
        visitor.labelled("State").selectOption("paused");
        visitor.sees("paused is paused");

        visitor.clicks("Undo");

        expects(visitor.labelled("State")).hasValue("enabled");
    }

    @Test
    void deletesAChannelWhoseNameWasTyped() {
        saved("doomed", "{}");
        visitor.opens("#/channels/doomed?tab=setup");
        visitor.clicks("Delete the channel");
        expects(visitor.button("Delete it")).isDisabled();
        visitor.labelled("Type doomed").fill("doomed");
        visitor.clicks("Delete it");

        visitor.isAt("#/channels$");
        assertThat(stage.api().get("/v1/channels/doomed").status()).isEqualTo(404);
    }

    @Test
    void makesAKeyThatIsShownOnce() {
        visitor.opens("#/settings?tab=keys");
        visitor.clicks("New key");
        visitor.writes("What it is for", "Checkout");
        visitor.clicks("Make the key");
        expects(visitor.find("[data-secret]")).containsText(Pattern.compile("^prk_"));
        visitor.clicks("I have it");
        expects(visitor.row("Checkout")).containsText("events:write");

        visitor.clicks("Revoke Checkout");
        visitor.clicks("Revoke it");

        expects(visitor.row("Checkout")).hasCount(0);
    }

    @Test
    void keepsASharedSecret() {
        visitor.opens("#/settings");
        visitor.clicks("New variable");
        visitor.writes("Name", "shared_token");
        visitor.page().getByText("It is a secret").click();
        visitor.writes("Value", "very-secret");
        visitor.writes("May be sent to", "https://slack.com");
        visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();

        expects(visitor.row("SHARED_TOKEN")).containsText("https://slack.com");
        expects(visitor.find("main")).not().containsText("very-secret");
    }

    private void saved(String id, String body) {
        assertThat(stage.api()
                        .put("/v1/channels/" + id, """
                                {"match": {"types": ["%s.*"]}, "request": {"url": "%s", "body": "%s"}}
                                """.formatted(id, receiver.uri("/" + id), body))
                        .status())
                .isEqualTo(201);
    }
}
