package dev.postrider.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.function.Consumer;

/// One JSON line for one thing that happened, with all that is known of it. Lambda sends standard output to CloudWatch.
/// Never holds a body, a header, a secret or a URL beyond its host.
public final class WideLog {
    private final InstantSource clock;
    private final PrintStream out;

    public WideLog(InstantSource clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    public void write(String name, Consumer<ObjectNode> fields) {
        ObjectNode line = Json.object();
        line.put("time", clock.instant().toString());
        line.put("name", name);
        fields.accept(line);
        out.println(Json.write(line));
    }
}
