package dev.postrider.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// One JSON line for one thing that happened, with all that is known of it. Lambda sends standard output to CloudWatch.
/// Never holds a body, a header, a secret or a URL beyond its host.
public final class WideLog {
    private final InstantSource clock;
    private final LogLines lines;

    public WideLog(InstantSource clock, PrintStream out) {
        this.clock = clock;
        this.lines = new LogLines(out);
    }

    public void write(String name, Consumer<Line> fields) {
        lines.write(json -> {
            Line line = new Line(json);
            line.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS)).put("name", name);
            fields.accept(line);
        });
    }

    /// A line while it is written.
    public static final class Line {
        private static final String OURS = "dev.postrider.";

        /// Causes may run in a circle.
        private static final int MOST_CAUSES = 10;

        private final JsonGenerator json;

        private Line(JsonGenerator json) {
            this.json = json;
        }

        public Line put(String field, String value) {
            try {
                json.writeStringField(field, value);
                return this;
            } catch (IOException e) {
                throw LogLines.impossible(e);
            }
        }

        public Line put(String field, long value) {
            try {
                json.writeNumberField(field, value);
                return this;
            } catch (IOException e) {
                throw LogLines.impossible(e);
            }
        }

        public Line put(String field, Instant value) {
            return put(field, value.toString());
        }

        /// What went wrong: the exception's class, that of what caused it, AWS's code where it has one, and the place
        /// in
        /// our code. Its words stay out: they may quote what was posted.
        public Line put(Throwable cause) {
            put("cause", cause.getClass().getName());
            Throwable root = root(cause);
            if (cause.getCause() != null) {
                put("root", root.getClass().getName());
            }
            if (root instanceof AwsServiceException refused) {
                Optional.ofNullable(refused.awsErrorDetails()).ifPresent(details -> put("code", details.errorCode()));
            }
            Arrays.stream(cause.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith(OURS))
                    .findFirst()
                    .ifPresent(frame -> put("at", frame.toString()));
            return this;
        }

        private static Throwable root(Throwable cause) {
            Throwable deepest = cause;
            for (int depth = 0; depth < MOST_CAUSES && deepest.getCause() != null; depth++) {
                deepest = deepest.getCause();
            }
            return deepest;
        }
    }
}
