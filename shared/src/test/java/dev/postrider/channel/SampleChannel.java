package dev.postrider.channel;

import dev.postrider.event.SampleEvent;
import dev.postrider.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A channel in which only a test's own point differs: every event's data, posted to one URL.
public final class SampleChannel {
    private static final RequestTemplate PLAIN = new RequestTemplate(
            RequestTemplate.Method.POST,
            new Template("https://hooks.example.com/a"),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            Optional.empty());

    private SampleChannel() {}

    public static Channel named(String id) {
        return of(id, ChannelState.ENABLED, Match.EVERYTHING, PLAIN);
    }

    public static Channel inState(String id, ChannelState state) {
        return of(id, state, Match.EVERYTHING, PLAIN);
    }

    public static Channel listeningTo(String id, String... types) {
        return of(
                id,
                ChannelState.ENABLED,
                Match.ofTypes(List.of(types).stream().map(TypePattern::new).toList()),
                PLAIN);
    }

    public static Channel requesting(RequestTemplate request, Map<String, String> variables) {
        return of("sample", ChannelState.ENABLED, Match.EVERYTHING, request)
                .with(Credentials.of(new LinkedHashMap<>(variables)));
    }

    private static Channel of(String id, ChannelState state, Match match, RequestTemplate request) {
        return new Channel(
                new ChannelId(id),
                Channel.Label.named(id),
                ChannelStatus.chosen(state, SampleEvent.ACCEPTED_AT),
                match,
                request,
                Templating.STANDARD,
                Credentials.NONE,
                Signing.NONE,
                DeliveryRules.STANDARD,
                Channel.Version.first(SampleEvent.ACCEPTED_AT));
    }
}
