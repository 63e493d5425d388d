package dev.postrider.http;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// Sends webhooks over kept-alive connections. A watchdog cancels whatever is not over at the deadline, in every phase:
/// the library's own time limits are per read, and a receiver that drips outlives them all.
public final class ApacheWebhookClient implements WebhookClient {
    private static final int MAX_READ = 64 * 1024;
    private static final int MAX_HEADERS_KEPT = 50;
    private static final int MAX_HEADER_NAME_KEPT = 128;
    private static final int MAX_HEADER_VALUE_KEPT = 1024;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService watchdog;

    public ApacheWebhookClient(EndpointPolicy endpoints) {
        client = ClosedClient.create(endpoints);
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
        one.setRemoveOnCancelPolicy(true);
        watchdog = one;
    }

    @Override
    public Exchange send(WebhookRequest webhook, Duration deadline) {
        long begun = System.nanoTime();
        HttpUriRequestBase request = request(webhook, deadline);
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> alarm = watchdog.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                deadline.toMillis(),
                TimeUnit.MILLISECONDS);
        // The library closes a body by reading on, and fails where it breaks off: what was heard by then stands.
        AtomicReference<Optional<ReceivedResponse>> heard = new AtomicReference<>(Optional.empty());
        try {
            ReceivedResponse response = client.execute(request, answer -> {
                ReceivedResponse read = read(answer, request);
                heard.set(Optional.of(read));
                return read;
            });
            return new Exchange(AttemptOutcome.of(response), since(begun), Optional.of(response));
        } catch (IOException | RuntimeException e) {
            AttemptOutcome failure =
                    late.get() ? new AttemptOutcome.Unreachable(Fault.DEADLINE) : NetworkFaults.outcome(e);
            AttemptOutcome outcome = heard.get().map(AttemptOutcome::of).orElse(failure);
            return new Exchange(outcome, since(begun), heard.get());
        } finally {
            alarm.cancel(false);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static HttpUriRequestBase request(WebhookRequest webhook, Duration deadline) {
        HttpUriRequestBase request = new HttpUriRequestBase(webhook.method().name(), webhook.uri());
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(deadline))
                .setConnectionRequestTimeout(Timeout.of(deadline))
                .build());
        webhook.headers().forEach(request::setHeader);
        request.setHeader("accept-encoding", "identity");
        if (webhook.method().hasBody()) {
            request.setEntity(new ByteArrayEntity(webhook.body().array(), null));
        }
        return request;
    }

    private static ReceivedResponse read(ClassicHttpResponse answer, HttpUriRequestBase request) {
        byte[] kept = new byte[Snippet.MAX_BYTES + 3];
        long size = readBody(answer.getEntity(), kept, request);
        byte[] body = java.util.Arrays.copyOf(kept, (int) Math.min(kept.length, size));
        return new ReceivedResponse(answer.getCode(), headers(answer), Snippet.of(body, size));
    }

    /// Reads a bounded part of the body. The status is known by now and decides, so a body that breaks off or drips
    /// past the deadline only ends the reading; the connection is dropped then, never drained.
    private static long readBody(HttpEntity entity, byte[] kept, HttpUriRequestBase request) {
        if (entity == null) {
            return 0;
        }
        long size = 0;
        byte[] buffer = new byte[4096];
        try (InputStream in = entity.getContent()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int fits = Math.clamp(kept.length - size, 0, read);
                System.arraycopy(buffer, 0, kept, (int) Math.min(size, kept.length), fits);
                size += read;
                if (size > MAX_READ) {
                    request.cancel();
                    return size;
                }
            }
        } catch (IOException brokenOff) {
            return size;
        }
        return size;
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(value.length(), MAX_HEADER_VALUE_KEPT));
    }

    private static SequencedMap<String, String> headers(ClassicHttpResponse answer) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        Stream.of(answer.getHeaders())
                .filter(header -> header.getName().length() <= MAX_HEADER_NAME_KEPT)
                .limit(MAX_HEADERS_KEPT)
                .forEach(header -> headers.merge(
                        header.getName().toLowerCase(Locale.ROOT),
                        cut(String.valueOf(header.getValue())),
                        (first, more) -> cut(first + ", " + more)));
        return headers;
    }
}
