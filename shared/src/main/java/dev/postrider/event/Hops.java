package dev.postrider.event;

import java.util.Optional;

/// How many webhooks have carried an event on. One that posts to an API like this one, its own stack's even, tells so
/// in a header, and whoever takes the event in counts on: a circle of channels ends.
public record Hops(int count) {
    public static final Hops NONE = new Hops(0);

    /// An event that has come further than this runs in a circle.
    public static final int MOST = 3;

    /// The header of every webhook, in lower case.
    public static final String HEADER = "x-webhook-hops";

    public Hops {
        if (count < 0) {
            throw new IllegalArgumentException("hops are counted from 0");
        }
    }

    /// Reads what [#HEADER] says; empty when it is no number from 0 to 999.
    public static Optional<Hops> parse(String text) {
        boolean isShort = !text.isEmpty() && text.length() <= 3;
        int count = 0;
        for (int i = 0; isShort && i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            count = count * 10 + digit;
        }
        return isShort ? Optional.of(new Hops(count)) : Optional.empty();
    }

    /// One webhook further.
    public Hops next() {
        return new Hops(count + 1);
    }

    public boolean areTooMany() {
        return count > MOST;
    }

    @Override
    public String toString() {
        return Integer.toString(count);
    }
}
