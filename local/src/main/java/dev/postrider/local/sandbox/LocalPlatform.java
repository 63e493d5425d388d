package dev.postrider.local.sandbox;

import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.runtime.Platform;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The platform that handlers find on a laptop: the variables of the function that is being constructed or called.
public final class LocalPlatform implements Platform {
    /// What one stack gives to the functions that it constructs and calls.
    record Surroundings(Map<String, String> variables, UnaryOperator<EndpointPolicy> endpoints, KeyFile secrets) {}

    static final ScopedValue<Surroundings> SURROUNDINGS = ScopedValue.newInstance();

    @Override
    public Map<String, String> environment() {
        return surroundings().variables();
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public EndpointPolicy endpoints(EndpointPolicy deployed) {
        return surroundings().endpoints().apply(deployed);
    }

    @Override
    public SecretSealer sealer(Supplier<SecretSealer> deployed) {
        return surroundings().secrets();
    }

    @Override
    public SecretOpener opener(Supplier<SecretOpener> deployed) {
        return surroundings().secrets();
    }

    private static Surroundings surroundings() {
        return SURROUNDINGS.orElseThrow(() -> new IllegalStateException(
                "no function is constructed or called on this thread: read the platform in the handler's constructor"));
    }
}
