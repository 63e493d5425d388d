package dev.postrider.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/// Which webhooks of one run have come, how often, and when the first byte of the first one did.
///
/// An event is known by a mark somewhere in the webhook's body: the run's name, a dash and the event's number.
public final class Arrivals {
    private final String run;
    private final int channels;
    private final AtomicLongArray firstBytes;
    private final AtomicIntegerArray counts;

    Arrivals(String run, Plan plan) {
        this.run = run;
        this.channels = plan.channels();
        this.firstBytes = new AtomicLongArray(plan.webhooks());
        this.counts = new AtomicIntegerArray(plan.webhooks());
    }

    /// What an event carries to be known again.
    public String mark(int event) {
        return run + "-" + event + ".";
    }

    /// Takes a webhook down. One of another run is not ours.
    ///
    /// @param nanos when its first byte came, on the clock of [System#nanoTime()]
    void arrived(int channel, byte[] body, long nanos) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int mark = text.indexOf(run);
        if (mark < 0 || channel >= channels) {
            return;
        }
        int from = mark + run.length() + 1;
        int place = Integer.parseInt(text.substring(from, text.indexOf('.', from))) * channels + channel;
        if (counts.getAndIncrement(place) == 0) {
            firstBytes.set(place, nanos);
        }
    }

    int count(int event, int channel) {
        return counts.get(event * channels + channel);
    }

    /// When a webhook came first, if it has.
    long firstByte(int event, int channel) {
        return firstBytes.get(event * channels + channel);
    }
}
