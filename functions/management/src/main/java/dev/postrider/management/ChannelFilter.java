package dev.postrider.management;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelState;
import dev.postrider.event.EventType;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which channels a list is about.
///
/// @param search a part of the id, the name or the description, in any case
/// @param type   an event type that the channel's `types` want
record ChannelFilter(
        Optional<ChannelState> state,
        Optional<String> group,
        Optional<String> preset,
        Optional<EventType> type,
        Optional<String> search) {
    static ChannelFilter of(ApiRequest request) {
        Paging.only(request, Set.of("state", "group", "preset", "type", "search"));
        return new ChannelFilter(
                request.parameter("state").map(ChannelFilter::state),
                request.parameter("group"),
                request.parameter("preset"),
                request.parameter("type").map(ChannelFilter::type),
                request.parameter("search").map(ChannelFilter::folded));
    }

    private static ChannelState state(String word) {
        return Arrays.stream(ChannelState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> refused("`state` is one of enabled, paused, disabled"));
    }

    private static EventType type(String text) {
        try {
            return new EventType(text);
        } catch (IllegalArgumentException e) {
            throw refused("`type` is an event type such as order.created");
        }
    }

    private static Refusal refused(String detail) {
        return Refusal.invalid("", "invalid_request", detail, "or leave it out");
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean wants(Channel channel) {
        Channel.Label label = channel.label();
        return state.map(wanted -> wanted == channel.state()).orElse(true)
                && group.map(wanted -> label.group().equals(Optional.of(wanted)))
                        .orElse(true)
                && preset.map(wanted -> label.preset().equals(Optional.of(wanted)))
                        .orElse(true)
                && type.map(channel.match()::wants).orElse(true)
                && search.map(part -> folded(channel.id() + "\n" + label.name() + "\n" + label.description())
                                .contains(part))
                        .orElse(true);
    }
}
