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

    public void write(String name, Consumer<Line> fields) {
        Line line = new Line(Json.object());
        line.put("time", clock.instant().toString()).put("name", name);
        fields.accept(line);
        out.println(Json.write(line.json));
    }

    /// A line while it is put together.
    public static final class Line {
        private final ObjectNode json;

        private Line(ObjectNode json) {
            this.json = json;
        }

        public Line put(String field, String value) {
            json.put(field, value);
            return this;
        }

        public Line put(String field, long value) {
            json.put(field, value);
            return this;
        }
    }
}
