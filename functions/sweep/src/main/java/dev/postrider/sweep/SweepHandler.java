package dev.postrider.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.postrider.delivery.Heartbeat;
import dev.postrider.engine.Replayer;
import dev.postrider.engine.Sweeper;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;

/// Runs every minute: wakes what is due first, and drives replays in the time that is left.
public final class SweepHandler implements RequestStreamHandler {
    /// What a page of a replay may take.
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final Sweeper sweeper;
    private final Replayer replayer;
    private final InstantSource clock;

    public SweepHandler() {
        this(new SweepWiring());
    }

    private SweepHandler(SweepWiring wiring) {
        this(wiring.sweeper(), wiring.replayer(), wiring.clock());
    }

    SweepHandler(Sweeper sweeper, Replayer replayer, InstantSource clock) {
        this.sweeper = sweeper;
        this.replayer = replayer;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Heartbeat done = sweeper.sweep(Duration.ofMillis(context.getRemainingTimeInMillis()));
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        long replayed = replayer.drive(clock.instant().plus(left));
        out.write(Json.bytes(Json.object()
                .put("woken", done.woken())
                .put("overdue", done.overdue())
                .put("replayed", replayed)));
    }
}
