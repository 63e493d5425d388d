package dev.postrider.engine;

import dev.postrider.runtime.WideLog;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/// Requests that nobody looks after while they are out.
public final class Unwatched {
    private Unwatched() {}

    public static ChannelPulse pulse(HealthBook book, InstantSource clock, WideLog log) {
        return new ChannelPulse(new Lookout(_ -> CompletableFuture.completedFuture(null), book, clock, log));
    }
}
