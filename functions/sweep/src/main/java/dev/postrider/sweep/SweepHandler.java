package dev.postrider.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.postrider.delivery.Heartbeat;
import dev.postrider.engine.Sweeper;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// Runs every minute.
public final class SweepHandler implements RequestStreamHandler {
    private final Sweeper sweeper;

    public SweepHandler() {
        this(new SweepWiring().sweeper());
    }

    SweepHandler(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Heartbeat done = sweeper.sweep(Duration.ofMillis(context.getRemainingTimeInMillis()));
        out.write(Json.bytes(Json.object().put("woken", done.woken()).put("overdue", done.overdue())));
    }
}
