package dev.postrider.editing;

import dev.postrider.access.Scope;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.runtime.Problem;
import java.util.Optional;

/// Who writes a channel.
///
/// @param host by which they came to this API, perhaps with a port (RFC 9110, section 7.2)
public record Writer(TenantId tenant, String host) {
    /// The caller of a request.
    ///
    /// @throws dev.postrider.gateway.Refusal 401 for nobody, 403 for a key without the scope
    public static Writer of(ApiRequest request) {
        return new Writer(
                request.caller().tenantWith(Scope.CHANNELS_WRITE),
                request.header("host").orElse(""));
    }

    /// What is wrong with an endpoint that is this API itself: events would go round. Of its other names only the
    /// count of hops knows.
    Optional<Problem.Mistake> circle(Origin endpoint) {
        return Origin.parse(endpoint.scheme() + "://" + host)
                .filter(endpoint::equals)
                .map(_ -> Problem.Mistake.at(
                        "/request/url",
                        "destination_not_allowed",
                        "the endpoint is this API itself, so that events would go round in a circle",
                        "let the channel that is meant match the events of this one"));
    }
}
