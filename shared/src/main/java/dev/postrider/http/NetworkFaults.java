package dev.postrider.http;

import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.AttemptOutcome.Fault;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/// What an exception of the network says about an attempt, by how far the request had come.
final class NetworkFaults {
    private NetworkFaults() {}

    static AttemptOutcome outcome(Exception e, Passage.Phase phase) {
        return isCausedBy(e, ForbiddenAddressException.class)
                ? new AttemptOutcome.Forbidden(false)
                : new AttemptOutcome.Unreachable(fault(e, phase));
    }

    private static Fault fault(Exception e, Passage.Phase phase) {
        return switch (phase) {
            case WAITING -> phase.late();
            case RESOLVING -> Fault.NAME_NOT_RESOLVED;
            case CONNECTING -> inConnecting(e);
            case HANDSHAKING -> Fault.TLS_FAILED;
            case EXCHANGING, READING -> inExchange(e);
        };
    }

    private static Fault inConnecting(Exception e) {
        if (isCausedBy(e, ConnectTimeoutException.class) || isCausedBy(e, SocketTimeoutException.class)) {
            return Fault.CONNECT_TIMEOUT;
        }
        return isCausedBy(e, ConnectException.class) ? Fault.CONNECTION_REFUSED : Fault.CONNECTION_RESET;
    }

    /// In TLS 1.3 a receiver refuses a client certificate only after the handshake. A reset comes as an SSLException
    /// too, around the socket's own.
    private static Fault inExchange(Exception e) {
        if (isCausedBy(e, SocketTimeoutException.class)) {
            return Fault.DEADLINE;
        }
        return isCausedBy(e, SSLException.class) && !isCausedBy(e, SocketException.class)
                ? Fault.TLS_FAILED
                : Fault.CONNECTION_RESET;
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> kind) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).anyMatch(kind::isInstance);
    }
}
