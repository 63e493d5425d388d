package dev.postrider.dispatch;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.DeliveryRules;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.Signing;
import dev.postrider.channel.Templating;
import dev.postrider.channel.TypePattern;
import dev.postrider.event.TenantId;
import dev.postrider.secret.SealedSecret;
import dev.postrider.signature.Scheme;
import dev.postrider.template.Template;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The channel of a [Rehearsal], and the event that it wants.
final class RehearsedChannel {
    static final TenantId TENANT = new TenantId("rehearsal");
    static final String SIGNING_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    /// What most templates use: names, paths, a condition, a loop, a helper, and what stands around them.
    private static final String BODY = """
            {"message": "{{ALERT_TITLE}}", "severity": "{{#if data.isDown}}critical{{else}}ok{{/if}}",
             "at": "{{moment @event.time}}", "id": "{{@delivery.id}}",
             "details": {{json data.details}},
             "tags": [{{#each data.tags}}"{{this}}"{{#unless @last}}, {{/unless}}{{/each}}]}
            """;

    private static final String MESSAGE = """
            {"tenant":"rehearsal","id":"evt_00000000000000000000000000","acceptedAt":"@NOW@","event":\
            {"specversion":"1.0","id":"evt_00000000000000000000000000","source":"rehearsal","type":"check.failed",\
            "subject":"rehearsal","time":"@NOW@","datacontenttype":"application/json",\
            "data":{"isDown":true,"tags":["one","two"],"details":{"attempts":3,"text":"\\u00fc \\"quoted\\""}}}}""";

    private RehearsedChannel() {}

    /// The event, as it comes through the queue.
    static String message(Instant now) {
        return MESSAGE.replace("@NOW@", now.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    static Channel postingTo(String url) {
        LinkedHashMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("x-rehearsal", new Template("{{@event.type}}"));
        return new Channel(
                new ChannelId("rehearsal"),
                Channel.Label.named("Rehearsal"),
                ChannelStatus.chosen(ChannelState.ENABLED, Instant.EPOCH),
                Match.ofTypes(List.of(new TypePattern("check.*"))),
                new RequestTemplate(
                        RequestTemplate.Method.POST,
                        new Template(url),
                        new LinkedHashMap<>(),
                        headers,
                        Optional.of(new Template(BODY))),
                Templating.STANDARD,
                Credentials.NONE,
                new Signing(
                        Scheme.STANDARD,
                        List.of(new Signing.Key(
                                new SealedSecret("rehearsal"),
                                Set.of(),
                                Instant.EPOCH,
                                Optional.empty(),
                                Optional.empty()))),
                DeliveryRules.STANDARD,
                Channel.Version.first(Instant.EPOCH));
    }
}
