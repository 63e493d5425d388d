package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.delivery.Heartbeat;
import dev.postrider.delivery.HeartbeatStore;
import dev.postrider.document.Timestamps;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.runtime.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// `GET /v1/health`. Open to everyone, so it says nothing about anybody's deliveries, and asks the table no more often
/// than every few seconds.
final class HealthResource {
    /// Five sweeps that did not come: SweepSilentAlarm waits as long.
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final HeartbeatStore heartbeats;
    private final InstantSource clock;
    private final AtomicReference<Glance> last = new AtomicReference<>(new Glance(Instant.MIN, Optional.empty()));

    HealthResource(HeartbeatStore heartbeats, InstantSource clock) {
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    private record Glance(Instant at, Optional<Heartbeat> heartbeat) {}

    ApiResponse get() {
        Instant now = clock.instant();
        Optional<Heartbeat> heartbeat = glance(now).heartbeat();
        ObjectNode json = Json.object().put("status", "ok");
        ObjectNode sweep = json.putObject("sweep");
        sweep.put(
                "status",
                heartbeat
                        .map(beat -> beat.at().plus(LATE).isBefore(now) ? "late" : "ok")
                        .orElse("never"));
        heartbeat.ifPresent(beat -> sweep.put("at", Timestamps.write(beat.at())));
        return ApiResponse.json(200, json);
    }

    private Glance glance(Instant now) {
        return last.updateAndGet(
                known -> known.at().isBefore(now.minus(FRESH)) ? new Glance(now, heartbeats.last()) : known);
    }
}
