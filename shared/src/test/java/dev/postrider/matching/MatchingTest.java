package dev.postrider.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.Match;
import dev.postrider.channel.SampleChannel;
import dev.postrider.document.SampleMatch;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.ruler.RulerPatterns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatchingTest {
    private final Matching matching = new Matching(new RulerPatterns(), new HandlebarsRenderer());

    @Test
    void namesTheChannelsThatWantAnEventInTheOrderOfTheirIds() {
        Catalog catalog = catalogOf(
                SampleChannel.listeningTo("zulu", "order.*"),
                SampleChannel.listeningTo("alpha", "check.*", "order.created"),
                SampleChannel.listeningTo("mike", "check.*"));

        assertThat(wanting(catalog, "order.created")).containsExactly("alpha", "zulu");
    }

    @Test
    void countsWhatHoldsInAndWhatItsOperatorDisabledOut() {
        Catalog catalog = catalogOf(
                SampleChannel.inState("enabled", ChannelState.ENABLED),
                SampleChannel.inState("paused", ChannelState.PAUSED),
                SampleChannel.inState("disabled", ChannelState.DISABLED),
                SampleChannel.named("gone")
                        .with(ChannelStatus.disabledFor(ChannelStatus.Reason.GONE, SampleEvent.ACCEPTED_AT)));

        assertThat(wanting(catalog, "order.created")).containsExactly("enabled", "gone", "paused");
    }

    @Test
    void keepsOurOwnEventsFromChannelsThatNameNoTypes() {
        Catalog catalog = catalogOf(
                SampleChannel.named("everything"),
                channel("patterned", "{\"pattern\":{\"type\":[{\"prefix\":\"postrider.\"}]}}"),
                SampleChannel.listeningTo("star", "*"),
                SampleChannel.listeningTo("watcher", "postrider.channel.*"));

        assertThat(wanting(catalog, "postrider.channel.disabled")).containsExactly("watcher");
    }

    @ParameterizedTest
    @CsvSource({
        "check.failed,  check.failed,   true",
        "check.failed,  check.f,        false",
        "check.*,       check.failed,   true",
        "check.*,       checks.failed,  false",
        "*.failed,      check.failed,   true",
        "*.failed,      check.failed.x, false",
        "*,             anything,       true",
        "c*k.**.f*d,    check.a.b.fd,   true",
    })
    void asksTheAutomatonForTypesAsTheTypePatternItselfWould(String type, String posted, boolean wanted) {
        Catalog catalog = catalogOf(SampleChannel.listeningTo("a-channel", type));

        assertThat(wanting(catalog, posted).contains("a-channel")).isEqualTo(wanted);
    }

    @Test
    void wantsOnlyWhatEveryClauseSaysYesTo() {
        Channel channel = channel("picky", """
                {"types": ["check.*"], "pattern": {"data": {"mode": ["PRODUCTION"]}},
                 "when": " {{#if urgent}}true{{/if}} "}""");

        assertThat(refusal(channel, "check.failed", "{\"mode\":\"PRODUCTION\",\"urgent\":true}"))
                .isEmpty();
        assertThat(refusal(channel, "order.made", "{\"mode\":\"PRODUCTION\",\"urgent\":true}"))
                .contains(Match.Clause.TYPES);
        assertThat(refusal(channel, "check.failed", "{\"mode\":\"STAGING\",\"urgent\":true}"))
                .contains(Match.Clause.PATTERN);
        assertThat(refusal(channel, "check.failed", "{\"mode\":\"PRODUCTION\",\"urgent\":false}"))
                .contains(Match.Clause.WHEN);
        assertThat(refusal(
                        channel.with(ChannelStatus.chosen(ChannelState.DISABLED, SampleEvent.ACCEPTED_AT)),
                        "check.failed",
                        "{\"mode\":\"PRODUCTION\",\"urgent\":true}"))
                .contains(Match.Clause.STATE);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "1, true", "' true ', true", "True, false", "yes, false", "0, false", "'', false"})
    void letsADeliveryGoWhenItsConditionRendersToTrueOrOne(String text, boolean wanted) {
        Channel channel = channel("conditional", "{\"when\":\"{{answer}}\"}");

        assertThat(refusal(channel, "any", "{\"answer\":\"" + text + "\"}").isEmpty())
                .isEqualTo(wanted);
    }

    @Test
    void takesAConditionThatDoesNotRenderForANo() {
        Channel channel = channel("broken", "{\"when\":\"{{#each list}}{{#each @root.list}}x{{/each}}{{/each}}true\"}");
        String endless = "{\"list\":[" + "0,".repeat(4999) + "0]}";

        assertThat(refusal(channel, "any", endless)).contains(Match.Clause.WHEN);
    }

    @Test
    void seesAnotherRevisionOfTheSameTenant() {
        Catalog before = new Catalog(
                TenantId.DEFAULT,
                1,
                catalogOf(SampleChannel.listeningTo("one", "a")).channels());
        Catalog after = new Catalog(
                TenantId.DEFAULT,
                2,
                catalogOf(SampleChannel.listeningTo("two", "a")).channels());

        assertThat(wanting(before, "a")).containsExactly("one");
        assertThat(wanting(after, "a")).containsExactly("two");
        assertThat(wanting(before, "a")).containsExactly("one");
    }

    static Channel channel(String id, String match) {
        return SampleChannel.named(id).with(SampleMatch.of(match));
    }

    private List<String> wanting(Catalog catalog, String type) {
        return matching.wanting(catalog, SampleEvent.ofType(type)).stream()
                .map(ChannelId::value)
                .toList();
    }

    private Optional<Match.Clause> refusal(Channel channel, String type, String data) {
        AcceptedEvent event = SampleEvent.of(type, data);
        Optional<Match.Clause> refusal = matching.refusal(channel, event);
        assertThat(matching.wanting(catalogOf(channel), event).isEmpty()).isEqualTo(refusal.isPresent());
        return refusal;
    }

    static Catalog catalogOf(Channel... channels) {
        return new Catalog(
                TenantId.DEFAULT,
                Arrays.hashCode(channels),
                Arrays.stream(channels).collect(Collectors.toMap(Channel::id, Function.identity())));
    }
}
