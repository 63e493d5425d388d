package dev.postrider.channel;

import dev.postrider.template.ChannelView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A configured destination, as it stands in one version.
public record Channel(
        ChannelId id,
        Label label,
        ChannelStatus status,
        Match match,
        RequestTemplate request,
        Templating templating,
        Credentials credentials,
        Signing signing,
        DeliveryRules rules,
        Version version) {
    /// What people read, and where it belongs.
    ///
    /// @param group  the group whose variables and secrets it may use beside its own
    /// @param preset the catalogue's entry that it was made from
    public record Label(String name, String description, Optional<String> group, Optional<String> preset) {
        public static Label named(String name) {
            return new Label(name, "", Optional.empty(), Optional.empty());
        }
    }

    /// Which writing of the channel this is, counted from 1. Every version is kept and never changed.
    public record Version(long number, Instant createdAt, Instant updatedAt) {
        public static Version first(Instant now) {
            return new Version(1, now, now);
        }

        public Version next(Instant now) {
            return new Version(number + 1, createdAt, now);
        }
    }

    public ChannelState state() {
        return status.state();
    }

    public RetryPolicy retry() {
        return rules.retry();
    }

    /// The deadline of one attempt, from the look-up of the host to the last byte that is kept of the answer.
    public Duration timeout() {
        return rules.timeout();
    }

    public SequencedMap<String, String> variables() {
        return credentials.variables();
    }

    /// As its templates see it.
    public ChannelView view() {
        return view(credentials.variables());
    }

    /// The same with the variables of its group and tenant beside its own.
    public ChannelView view(Map<String, String> all) {
        return new ChannelView(id.value(), label.name(), label.group(), all);
    }

    /// As it is, but rendering what another version rendered: its templates, and the variables of its own that they
    /// use.
    public Channel rendering(Channel then) {
        return with(then.request).with(then.templating).with(credentials.with(then.variables()));
    }

    public Channel with(ChannelStatus next) {
        return new Channel(id, label, next, match, request, templating, credentials, signing, rules, version);
    }

    public Channel with(Match next) {
        return new Channel(id, label, status, next, request, templating, credentials, signing, rules, version);
    }

    public Channel with(RequestTemplate next) {
        return new Channel(id, label, status, match, next, templating, credentials, signing, rules, version);
    }

    public Channel with(Templating next) {
        return new Channel(id, label, status, match, request, next, credentials, signing, rules, version);
    }

    public Channel with(Credentials next) {
        return new Channel(id, label, status, match, request, templating, next, signing, rules, version);
    }

    public Channel with(Signing next) {
        return new Channel(id, label, status, match, request, templating, credentials, next, rules, version);
    }

    public Channel with(DeliveryRules next) {
        return new Channel(id, label, status, match, request, templating, credentials, signing, next, version);
    }

    public Channel with(Version next) {
        return new Channel(id, label, status, match, request, templating, credentials, signing, rules, next);
    }
}
