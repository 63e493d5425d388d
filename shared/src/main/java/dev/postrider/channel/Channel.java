package dev.postrider.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A configured destination, as it stands in one version.
public record Channel(
        ChannelId id,
        Label label,
        ChannelState state,
        Match match,
        RequestTemplate request,
        SequencedMap<String, String> variables,
        RetryPolicy retry,
        Duration timeout,
        Version version) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    public static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);

    public Channel {
        variables = new LinkedHashMap<>(variables);
    }

    /// What people read.
    public record Label(String name, String description) {}

    /// Which writing of the channel this is, counted from 1. Every version is kept and never changed.
    public record Version(long number, Instant createdAt, Instant updatedAt) {
        public static Version first(Instant now) {
            return new Version(1, now, now);
        }

        public Version next(Instant now) {
            return new Version(number + 1, createdAt, now);
        }
    }

    public Channel withVersion(Version next) {
        return new Channel(id, label, state, match, request, variables, retry, timeout, next);
    }
}
