package dev.postrider.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/// A stack with channels of its own for a load, which are gone afterwards.
public final class LoadedStack implements AutoCloseable {
    private static final String CHANNEL = """
            {"match": {"types": ["%s"]}, "request": {"url": "%%s", "headers": {"content-type": "application/json"},
            "body": "{\\"message\\": \\"{{ALERT_TITLE}}\\", \\"description\\": \\"{{ALERT_TYPE}} {{STARTED_AT}} \
            ({{RESPONSE_TIME}}ms) {{RESULT_LINK}}\\", \\"tags\\": [{{#each TAGS}} \\"{{this}}\\" \
            {{#unless @last}},{{/unless}} {{/each}}]}"}}""".formatted(Intake.TYPE);

    private final URI system;
    private final String key;
    private final int channels;

    private LoadedStack(URI system, String key, int channels) {
        this.system = system;
        this.key = key;
        this.channels = channels;
    }

    /// Saves channels that want the load's events.
    ///
    /// @throws IllegalStateException saying what the stack answered instead
    public static LoadedStack prepare(URI system, String key, int channels, Receiver receiver) {
        LoadedStack stack = new LoadedStack(system, key, channels);
        for (int channel = 0; channel < channels; channel++) {
            stack.ask("PUT", channel, CHANNEL.formatted(receiver.endpoint(channel)));
        }
        return stack;
    }

    /// A driver that posts events which these channels want.
    public Driver driver(Receiver receiver) {
        return new Driver(system, key, Intake.EVENTS, receiver);
    }

    private void ask(String method, int channel, String body) {
        try (Wire wire = Wire.to(system)) {
            String head =
                    method + " /v1/channels/load-" + channel + " HTTP/1.1\r\nauthorization: Bearer " + key + "\r\n";
            Wire.Answer answer = wire.send(head, body);
            if (!answer.isGood()) {
                throw new IllegalStateException(method + " of a channel: " + answer.status() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(system + " cannot be reached", e);
        }
    }

    @Override
    public void close() {
        for (int channel = 0; channel < channels; channel++) {
            ask("DELETE", channel, "");
        }
    }
}
