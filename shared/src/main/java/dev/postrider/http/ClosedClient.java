package dev.postrider.http;

import dev.postrider.endpoint.EndpointPolicy;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// HttpClient 5 with everything switched off that would send more, or something else, than one given request.
final class ClosedClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration CHECK_AFTER = Duration.ofSeconds(1);
    private static final int MAX_CONNECTIONS = 400;
    private static final int MAX_PER_ROUTE = 50;
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(MAX_LINE)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();

    private ClosedClient() {}

    /// A client with a pool of its own.
    static CloseableHttpClient create(EndpointPolicy endpoints, CheckedResolver names, TlsSocketStrategy tls) {
        return HttpClients.custom()
                .setConnectionManager(connections(endpoints, names, tls))
                .setRequestExecutor(new HttpRequestExecutor(LIMITS, ClosedClient::mayBeReused, new Heads()))
                .setConnectionReuseStrategy(ClosedClient::mayBeReused)
                // Left to themselves, coming releases ask the JVM's proxy settings and password store.
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setDefaultCredentialsProvider((_, _) -> null)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionKeepAlive(TimeValue.of(IDLE))
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setExpectContinueEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            EndpointPolicy endpoints, CheckedResolver names, TlsSocketStrategy tls) {
        DefaultHttpClientConnectionOperator operator = new DefaultHttpClientConnectionOperator(
                _ -> new GuardedSocket(endpoints),
                DefaultSchemePortResolver.INSTANCE,
                names,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
                        .build());
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                operator,
                PoolConcurrencyPolicy.LAX,
                PoolReusePolicy.LIFO,
                TimeValue.of(IDLE),
                ManagedHttpClientConnectionFactory.builder().http1Config(LIMITS).build());
        connections.setMaxTotal(MAX_CONNECTIONS);
        connections.setDefaultMaxPerRoute(MAX_PER_ROUTE);
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setValidateAfterInactivity(TimeValue.of(CHECK_AFTER))
                .build());
        return connections;
    }

    /// An answer whose length can be read in two ways ends its connection (RFC 9112, section 6.3).
    private static boolean mayBeReused(HttpRequest request, HttpResponse response, HttpContext context) {
        boolean isAmbiguous = response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && response.containsHeader(HttpHeaders.CONTENT_LENGTH);
        return !isAmbiguous && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
    }

    /// Tells the request's passage of what goes over the connection.
    private static final class Heads implements Http1StreamListener {
        @Override
        public void onRequestHead(HttpConnection connection, HttpRequest request) {
            Passage.enter(Passage.Phase.EXCHANGING);
            if (connection.getRemoteAddress() instanceof InetSocketAddress address) {
                Passage.headFor(address);
            }
        }

        @Override
        public void onResponseHead(HttpConnection connection, HttpResponse response) {
            Passage.countHead(response.getCode());
        }

        @Override
        public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {
            // Nothing depends on it.
        }
    }
}
