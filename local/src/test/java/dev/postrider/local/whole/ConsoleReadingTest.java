package dev.postrider.local.whole;

import static dev.postrider.local.whole.Visitor.expects;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.postrider.kit.Answer;
import dev.postrider.kit.TestReceiver;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What became of events, found out with the console in a real browser, against the whole stack.
final class ConsoleReadingTest extends ConsoleVisit {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String A_DELIVERY = "a[href^='#/deliveries/dlv_']";

    @Test
    void tellsTheStoryOfThreeAttempts() {
        try (TestReceiver flaky = TestReceiver.start().answers(500, 500, 200)) {
            stage.channel("flaky", "flaky.*", flaky, "[1, 1]");
            String event = stage.post("flaky.one");
            flaky.awaits(3, SOON);

            visitor.opens("#/events/" + event);
            visitor.follows(A_DELIVERY);
            visitor.sees("Succeeded");

            expects(visitor.find("svg.chart"))
                    .hasAttribute("aria-label", Pattern.compile("attempt 1 .*500 http_5xx.*attempt 3 .*200 ok"));
            expects(visitor.find("tr[aria-selected]")).hasCount(3);
            expects(visitor.find(".phases")).hasText(Pattern.compile("Wait.*ms.*Read.*ms"));
            visitor.presses("[");
            visitor.seesPage("Attempt 2");
            visitor.presses("[");
            visitor.seesPage("Attempt 1");
            expects(visitor.find(".phases")).hasText(Pattern.compile("Name.*Connect.*Wait.*Read"));
            visitor.sees("127.0.0.1:" + flaky.uri().getPort());
        }
    }

    @Test
    void showsWhatAReceiverSaysAsText() {
        String markup = "<img src=x onerror=\"document.title='owned'\"><script>alert(1)</script>";
        Answer answer = new Answer.Reply(400, Map.of("content-type", "text/html"), markup);
        try (TestReceiver hostile = TestReceiver.start().answers(answer)) {
            stage.channel("hostile", "hostile.*", hostile, "[86400]");
            stage.post("hostile.one");
            hostile.awaits(1, SOON);

            visitor.opens("#/deliveries?channel=hostile");
            visitor.follows(A_DELIVERY);

            expects(visitor.find("pre[aria-label='response body']")).hasText(markup);
            assertThat(visitor.page().title()).startsWith("dlv_");
        }
    }

    @Test
    void retriesAndCancels() {
        try (TestReceiver failing = TestReceiver.start().answers(500)) {
            stage.channel("failing", "failing.*", failing, "[86400]");
            stage.post("failing.one");
            failing.awaits(1, SOON);

            visitor.opens("#/deliveries?channel=failing");
            visitor.follows(A_DELIVERY);
            visitor.seesPage("Attempt 1");
            expects(visitor.button("Retry now")).isEnabled();
            visitor.presses("r");
            failing.awaits(2, SOON);
            expects(visitor.find("tr[aria-selected]")).hasCount(2);
            visitor.clicks("Cancel");

            visitor.sees("Cancelled");
        }
    }

    @Test
    void retriesTheDeliveriesThatAreSelected() {
        try (TestReceiver failing = TestReceiver.start().answers(500)) {
            stage.channel("several", "several.*", failing, "[86400]");
            stage.post("several.one");
            stage.post("several.two");
            failing.awaits(2, SOON);

            visitor.opens("#/deliveries?channel=several&status=retrying");
            visitor.labelled("Select all").check();
            visitor.clicks("Retry them");

            visitor.sees("2 deliveries retried");
            failing.awaits(4, SOON);
        }
    }

    @Test
    void countsWhatItWouldReplayAndReplaysIt() {
        try (TestReceiver refusing = TestReceiver.start().answers(410)) {
            stage.channel("outage", "outage.*", refusing, "[1]");
            stage.post("outage.one");
            Eventually.holds(SOON, () -> failed("outage") == 1, () -> failed("outage") + " failed");

            int count = stage.api()
                    .post("/v1/replays", "{\"filter\":{\"channel\":\"outage\"},\"dryRun\":true}")
                    .body()
                    .path("count")
                    .asInt();

            visitor.opens("#/deliveries?channel=outage&status=failed");
            visitor.follows("a[href^='#/replays']");
            visitor.clicks("Replay " + count + " delivery");

            expects(visitor.row("to outage")).containsText(Pattern.compile("Running|Done"));
            assertThat(count).isEqualTo(1);
        }
    }

    private int failed(String channel) {
        return stage.api()
                .all("/v1/deliveries?status=failed&channel=" + channel)
                .size();
    }

    @Test
    void saysWhyAChannelDidNotWantAnEvent() {
        try (TestReceiver receiver = TestReceiver.start()) {
            stage.channel("elsewhere", "other.*", receiver, "[1]");
            visitor.opens("#/send");
            visitor.writes("Event as JSON", "{\"type\": \"explain.me\", \"data\": {}}");
            visitor.sees("No channel wants this event");
            visitor.clicks("Send");

            visitor.sees("Not wanted by");
            expects(visitor.row("elsewhere")).containsText("its types do not take this type");
        }
    }

    @Test
    void showsBeforeSendingWhatEachChannelWouldGet() {
        try (TestReceiver receiver = TestReceiver.start()) {
            stage.channel("wanted", "wanted.*", receiver, "[1]");
            visitor.opens("#/send");
            visitor.writes("Event as JSON", "{\"type\": \"wanted.one\", \"data\": {\"n\": 1.50}}");
            visitor.sees("1 channel would get it");
            expects(visitor.labelled("Body for wanted")).containsText("1.50");
            assertThat(receiver.requests()).isEmpty();

            visitor.presses("Control+Enter");

            assertThat(receiver.awaits(1, SOON).getFirst().text()).isEqualTo("{\"n\":1.50}");
            visitor.sees("Wanted by 1 channel");
        }
    }

    @Test
    void keepsTheFiltersInTheAddress() {
        visitor.opens("#/deliveries?channel=idle");
        visitor.clicks("failed");
        visitor.clicks("last hour");
        visitor.isAt("#/deliveries\\?channel=idle&status=failed&range=1h");

        visitor.page().reload();

        expects(visitor.button("failed")).hasAttribute("aria-pressed", "true");
        visitor.sees("No deliveries: failed · to idle · last hour");
        visitor.clicks("Clear the filters");
        visitor.isAt("#/deliveries$");
    }

    @Test
    void keepsTheKeyInTheTabAndOutOfTheAddress() {
        visitor.isAt("/console/#/$");
        assertThat(visitor.keeps("localStorage")).doesNotContain(stage.key());

        visitor.clicks("Sign out");
        assertThat(visitor.keeps("sessionStorage")).isEqualTo("{}");
        visitor.writes("API key", "wrong");
        visitor.clicks("Open the console");
        visitor.sees("This key is not known");

        visitor.writes("API key", stage.key());
        visitor.clicks("Open the console");
        visitor.seesPage("Overview");
    }

    @ParameterizedTest
    @CsvSource({"c, Channels", "d, Deliveries", "e, Events", "s, Send an event", "r, Replays", "t, Settings"})
    void goesByKeys(String key, String page) {
        visitor.presses("g");
        visitor.presses(key);

        visitor.seesPage(page);
    }

    @Test
    void listsTheKeys() {
        visitor.presses("?");
        expects(visitor.page().getByRole(AriaRole.DIALOG)).containsText("this help");
        visitor.presses("Escape");

        expects(visitor.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }
}
