package dev.postrider.local.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;

/// Overhears what this process sends to AWS: all that is ever put into a queue or a table, what is deleted again
/// included. The SDK finds it by name (`execution.interceptors`).
public final class Wiretap implements ExecutionInterceptor {
    private static final AtomicReference<Optional<BiConsumer<String, String>>> LISTENER =
            new AtomicReference<>(Optional.empty());

    /// Hears every request from now on: its name, and its body as JSON.
    static void start(BiConsumer<String, String> listener) {
        LISTENER.set(Optional.of(listener));
    }

    static void stop() {
        LISTENER.set(Optional.empty());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        LISTENER.get()
                .ifPresent(listener -> context.requestBody()
                        .ifPresent(body ->
                                listener.accept(context.request().getClass().getSimpleName(), text(body))));
    }

    private static String text(RequestBody body) {
        try (InputStream in = body.contentStreamProvider().newStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
