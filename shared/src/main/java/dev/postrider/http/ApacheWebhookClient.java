package dev.postrider.http;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.WebhookClient;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// Sends webhooks over kept-alive connections. A watchdog cancels whatever is not over at the deadline, in every phase:
/// the library's own time limits are per read, and a receiver that drips outlives them all.
public final class ApacheWebhookClient implements WebhookClient {
    private final EndpointPolicy endpoints;
    private final CheckedResolver names;
    private final Watchdog watchdog = new Watchdog();
    private final CloseableHttpClient open;
    private final TlsClients closed;

    public ApacheWebhookClient(EndpointPolicy endpoints) {
        this(endpoints, NameLookup.SYSTEM);
    }

    ApacheWebhookClient(EndpointPolicy endpoints, NameLookup names) {
        this.endpoints = endpoints;
        this.names = new CheckedResolver(endpoints, names);
        this.open = client(TlsContexts.open());
        this.closed = new TlsClients(settings -> client(TlsContexts.of(settings)));
    }

    private CloseableHttpClient client(SSLContext tls) {
        return ClosedClient.create(endpoints, names, new TimedHandshake(tls, watchdog));
    }

    @Override
    public Exchange send(WebhookRequest webhook, Duration deadline) {
        Passage passage = new Passage(System.nanoTime(), deadline);
        return ScopedValue.where(Passage.CURRENT, passage)
                .call(() -> webhook.tls()
                        .map(trust -> exchange(trust, webhook, deadline))
                        .orElseGet(() -> exchange(open, webhook, deadline)));
    }

    private Exchange exchange(TlsSettings trust, WebhookRequest webhook, Duration deadline) {
        try {
            return closed.with(trust, client -> exchange(client, webhook, deadline));
        } catch (IllegalArgumentException unreadable) {
            return new Exchange(new AttemptOutcome.Unreachable(Fault.TLS_FAILED), Duration.ZERO, Optional.empty());
        }
    }

    private Exchange exchange(CloseableHttpClient client, WebhookRequest webhook, Duration deadline) {
        long begun = System.nanoTime();
        HttpUriRequestBase request = request(webhook, deadline);
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> alarm = watchdog.after(deadline, () -> {
            late.set(true);
            request.cancel();
        });
        // The library closes a body by reading on, and fails where it breaks off: what was heard by then stands.
        AtomicReference<Optional<ReceivedResponse>> heard = new AtomicReference<>(Optional.empty());
        try {
            ReceivedResponse response = client.execute(request, answer -> {
                ReceivedResponse read = ResponseReader.read(answer, request::cancel);
                heard.set(Optional.of(read));
                return read;
            });
            return over(AttemptOutcome.of(response), begun, Optional.of(response));
        } catch (IOException | RuntimeException e) {
            AttemptOutcome outcome = heard.get().map(AttemptOutcome::of).orElseGet(() -> failure(e, late.get()));
            return over(outcome, begun, heard.get());
        } finally {
            alarm.cancel(false);
        }
    }

    private static AttemptOutcome failure(Exception e, boolean isLate) {
        Passage.Phase phase = Passage.CURRENT.get().phase();
        return isLate ? new AttemptOutcome.Unreachable(phase.late()) : NetworkFaults.outcome(e, phase);
    }

    private static Exchange over(AttemptOutcome outcome, long begun, Optional<ReceivedResponse> response) {
        long now = System.nanoTime();
        return new Exchange(
                outcome, Duration.ofNanos(now - begun), Passage.CURRENT.get().journey(now), response);
    }

    private static HttpUriRequestBase request(WebhookRequest webhook, Duration deadline) {
        URI uri = webhook.uri();
        HttpUriRequestBase request = new HttpUriRequestBase(webhook.method().name(), uri.resolve("/"));
        request.setPath(target(uri));
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

    /// Path and query as they stand. The library's own reading of a URI refuses a path that begins with two slashes.
    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
