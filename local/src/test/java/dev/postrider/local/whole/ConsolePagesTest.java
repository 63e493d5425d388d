package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.postrider.kit.TestReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page of the console, as everybody can use it. `-Dscreenshots=DIR` keeps a picture of each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsolePagesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 150_000;
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final ConsoleStage stage = ConsoleStage.open();
    private final TestReceiver receiver = TestReceiver.start().answers(500, 500, 200);
    private final Map<String, String> pages = new LinkedHashMap<>();

    ConsolePagesTest() {
        String event = history();
        String delivery = stage.api()
                .all("/v1/deliveries?event=" + event)
                .getFirst()
                .path("id")
                .asText();
        pages.put("overview", "#/");
        pages.put("channels", "#/channels");
        pages.put("gallery", "#/channels/new");
        pages.put("new-channel", "#/channels/new/slack");
        Stream.of("setup", "template", "deliveries", "metrics", "code")
                .forEach(tab -> pages.put("channel-" + tab, "#/channels/prod-alerts?tab=" + tab));
        pages.put("deliveries", "#/deliveries");
        pages.put("deliveries-none", "#/deliveries?status=cancelled");
        pages.put("delivery", "#/deliveries/" + delivery);
        pages.put("events", "#/events");
        pages.put("event", "#/events/" + event);
        pages.put("send", "#/send");
        pages.put("replays", "#/replays");
        pages.put("replays-new", "#/replays?new=1");
        Stream.of("variables", "keys", "console").forEach(tab -> pages.put("settings-" + tab, "#/settings?tab=" + tab));
        pages.put("nowhere", "#/nowhere");
    }

    @AfterAll
    void stop() {
        receiver.close();
        stage.close();
    }

    /// How somebody looks at the console.
    enum Look {
        LIGHT(ColorScheme.LIGHT, Visitor.WIDE),
        DARK(ColorScheme.DARK, Visitor.WIDE),
        PHONE(ColorScheme.LIGHT, Visitor.PHONE);

        private final ColorScheme colours;
        private final int width;

        Look(ColorScheme colours, int width) {
            this.colours = colours;
            this.width = width;
        }
    }

    @ParameterizedTest
    @EnumSource
    void canBeUsedByEverybody(Look look) {
        try (Visitor visitor = Visitor.of(stage.chromium(), stage.stack().endpoint(), look.colours, look.width)) {
            visitor.entersWith(stage.key());
            pages.forEach((name, address) -> {
                visitor.opens(address);
                picture(visitor.page(), name + "-" + look.name().toLowerCase(Locale.ROOT), look);

                assertThat(barriers(visitor.page())).as(name).isEmpty();
                assertThat(visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s fits into %d pixels", name, look.width)
                        .isEqualTo(true);
            });
            visitor.isContent();
        }
    }

    /// Four hundred percent on a desk is as wide as this.
    @Test
    void canBeReadAtFourTimesItsSize() {
        try (Visitor visitor = Visitor.of(stage.chromium(), stage.stack().endpoint(), ColorScheme.LIGHT, 320)) {
            visitor.entersWith(stage.key());
            pages.forEach((name, address) -> {
                visitor.opens(address);
                assertThat(visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(name)
                        .isEqualTo(true);
            });
        }
    }

    @Test
    void comesInLessThan150KilobytesAndIsNotFetchedTwice() {
        try (Visitor visitor = stage.visitor()) {
            long bytes = visitor.responses().stream()
                    .filter(response -> response.url().contains("/console/"))
                    .mapToLong(response -> response.request().sizes().responseBodySize)
                    .sum();
            long before = visitor.responses().size();
            visitor.page().reload();
            visitor.seesPage("Overview");

            assertThat(bytes).isBetween(10_000L, (long) MOST_BYTES);
            assertThat(visitor.responses().stream()
                            .skip(before)
                            .filter(response -> response.url().contains("/assets/"))
                            .filter(response -> !response.fromServiceWorker())
                            .mapToInt(response -> response.request().sizes().responseBodySize)
                            .sum())
                    .isNotPositive();
        }
    }

    /// A stack that has seen something: deliveries of each kind, keys, variables.
    private String history() {
        stage.api().put("/v1/channels/prod-alerts", """
                {"name": "Prod alerts to Slack", "preset": "slack", "match": {"types": ["check.*"]},
                 "secrets": {"SLACK_WEBHOOK_URL": "%s"}, "retry": {"scheduleSeconds": [1, 1]}}
                """.formatted(receiver.uri("/slack")));
        stage.api().put("/v1/channels/resting", """
                {"name": "Night shift", "state": "paused", "match": {"types": ["check.failed"]},
                 "request": {"url": "%s"}}
                """.formatted(receiver.uri("/night")));
        stage.channel("elsewhere", "other.*", receiver, "[1]");
        stage.api().put("/v1/variables/TEAM_PATH", "{\"value\":\"T0AB12\"}");
        stage.api().post("/v1/keys", "{\"name\":\"Checkout service\",\"scopes\":[\"events:write\"]}");
        String event = stage.api().post("/v1/events", """
                        {"type": "check.failed", "source": "checkly/prod", "subject": "check/9f1c", "data": {
                          "title": "Checkout API is \\"failing\\"", "message": "p95 latency 4.2s > 1s for 5m",
                          "severity": "critical", "labels": {"service": "checkout", "team": "payments"},
                          "url": "https://app.example.com/i/9"}}
                        """).body().path("id").asText();
        receiver.awaits(3, SOON);
        Eventually.holds(
                SOON, () -> !stage.api().all("/v1/deliveries?status=succeeded").isEmpty(), () -> "nothing succeeded");
        return event;
    }

    private static List<String> barriers(Page page) {
        return new AxeBuilder(page)
                .withTags(WCAG).setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(ConsolePagesTest::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().getFirst().getHtml() + " "
                + rule.getNodes().getFirst().getFailureSummary();
    }

    private static void picture(Page page, String name, Look look) {
        Optional.ofNullable(System.getProperty("screenshots"))
                .ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(look == Look.PHONE)
                        .setPath(Path.of(folder, name + ".png"))));
    }
}
