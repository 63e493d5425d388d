package dev.postrider.http;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/// What an exception of the network says about an attempt.
final class NetworkFaults {
    private NetworkFaults() {}

    static AttemptOutcome outcome(Exception e) {
        if (isCausedBy(e, ForbiddenAddressException.class)) {
            return new AttemptOutcome.Forbidden(false);
        }
        return new AttemptOutcome.Unreachable(fault(e));
    }

    private static Fault fault(Exception e) {
        if (isCausedBy(e, UnknownHostException.class)) {
            return Fault.NAME_NOT_RESOLVED;
        }
        if (isCausedBy(e, ConnectTimeoutException.class)) {
            return Fault.CONNECT_TIMEOUT;
        }
        if (isCausedBy(e, SocketTimeoutException.class)) {
            return Fault.DEADLINE;
        }
        if (isCausedBy(e, SSLException.class)) {
            return Fault.TLS_FAILED;
        }
        return isCausedBy(e, ConnectException.class) ? Fault.CONNECTION_REFUSED : Fault.CONNECTION_RESET;
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> kind) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).anyMatch(kind::isInstance);
    }
}
