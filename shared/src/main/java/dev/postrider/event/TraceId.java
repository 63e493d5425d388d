package dev.postrider.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The trace that an event is part of: 32 lower-case hex digits, as W3C Trace Context and X-Ray both count them. It
/// goes
/// with the event from its acceptance to the log line of every attempt, so that one id finds them all.
public record TraceId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");
    private static final String NONE = "0".repeat(32);

    /// Version 00, and what later versions must begin with. https://www.w3.org/TR/trace-context/#traceparent-header
    private static final Pattern PARENT = Pattern.compile("(?:00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}"
            + "|(?!00|ff)[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?)");

    /// https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})\\s*(?:;|$)");

    private static final int LONGEST = 512;

    public TraceId {
        if (!SHAPE.matcher(value).matches() || value.equals(NONE)) {
            throw new IllegalArgumentException("a trace id has 32 hex digits, not all of them 0");
        }
    }

    /// Reads W3C's `traceparent`; empty when it is none, as the specification has it.
    public static Optional<TraceId> ofTraceparent(String text) {
        Matcher parts = PARENT.matcher(text);
        return text.length() <= LONGEST && parts.matches()
                ? valid(parts.group(1) == null ? parts.group(2) : parts.group(1))
                : Optional.empty();
    }

    /// Reads X-Ray's `X-Amzn-Trace-Id`; empty when it names no root.
    public static Optional<TraceId> ofAmazon(String text) {
        Matcher parts = ROOT.matcher(text);
        return text.length() <= LONGEST && parts.find() ? valid(parts.group(1) + parts.group(2)) : Optional.empty();
    }

    private static Optional<TraceId> valid(String digits) {
        return digits.equals(NONE) ? Optional.empty() : Optional.of(new TraceId(digits));
    }

    @Override
    public String toString() {
        return value;
    }
}
