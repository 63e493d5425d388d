package dev.postrider.benchmarks.load;

import java.time.Duration;

/// What is to be posted.
///
/// @param channels how many want each event
/// @param limit    after which nothing more is posted, and once more that time for what is still on its way
public record Plan(int events, int channels, Pace pace, Duration limit) {
    public Plan {
        if (events < 1 || channels < 1) {
            throw new IllegalArgumentException("a load has one event at least, and a channel that wants it");
        }
    }

    int webhooks() {
        return events * channels;
    }
}
