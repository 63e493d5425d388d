package dev.postrider.http;

import dev.postrider.endpoint.EndpointPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves a name within its time, and gives out its addresses only if the policy allows every one of them: a name
/// that also points inside is refused whole.
final class CheckedResolver implements DnsResolver {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MAX_ADDRESSES = 2;
    private static final int MAX_LOOKUPS = 256;

    private final EndpointPolicy endpoints;
    private final NameLookup names;

    /// A look-up cannot be interrupted; one that hangs goes on in a thread that nobody waits for.
    private final ExecutorService lookups = DaemonThreads.upTo(MAX_LOOKUPS, "webhook-names");

    CheckedResolver(EndpointPolicy endpoints, NameLookup names) {
        this.endpoints = endpoints;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Passage.enter(Passage.Phase.RESOLVING);
        InetAddress[] addresses = lookUp(host);
        if (addresses.length == 0) {
            throw new UnknownHostException("no address");
        }
        if (!Arrays.stream(addresses).allMatch(endpoints::allowsAddress)) {
            throw causedBy(new ForbiddenAddressException());
        }
        return Arrays.copyOf(addresses, Math.min(MAX_ADDRESSES, addresses.length));
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> lookup = begin(host);
        try {
            return lookup.get(Passage.left(LIMIT).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw causedBy(e);
        } catch (TimeoutException e) {
            lookup.cancel(true);
            throw causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw causedBy(e);
        }
    }

    private Future<InetAddress[]> begin(String host) throws UnknownHostException {
        try {
            return lookups.submit(() -> names.addresses(host));
        } catch (RejectedExecutionException tooManyHang) {
            throw causedBy(tooManyHang);
        }
    }

    private static UnknownHostException causedBy(Exception cause) {
        UnknownHostException unknown = new UnknownHostException("name not resolved");
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
