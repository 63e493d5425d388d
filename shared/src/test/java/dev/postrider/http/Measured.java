package dev.postrider.http;

import com.sun.management.ThreadMXBean;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A request that was sent, with what it cost. The client works on the thread that calls it, so what that thread
/// allocated, garbage included, bounds what it can have held.
record Measured(Exchange exchange, Duration took, long allocatedBytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Measured send(WebhookClient client, WebhookRequest request, Duration deadline) {
        CompletableFuture<Measured> sent = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long begun = System.nanoTime();
            try {
                Exchange exchange = client.send(request, deadline);
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                sent.complete(new Measured(exchange, took, THREADS.getCurrentThreadAllocatedBytes() - before));
            } catch (RuntimeException | Error e) {
                sent.completeExceptionally(e);
            }
        });
        return sent.join();
    }
}
