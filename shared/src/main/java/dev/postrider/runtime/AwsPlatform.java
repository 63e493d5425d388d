package dev.postrider.runtime;

import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// A Lambda sandbox: the process's own variables, the system clock, the endpoints that template.yaml allows.
final class AwsPlatform implements Platform {
    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public EndpointPolicy endpoints(EndpointPolicy deployed) {
        return deployed;
    }

    @Override
    public SecretSealer sealer(Supplier<SecretSealer> deployed) {
        return deployed.get();
    }

    @Override
    public SecretOpener opener(Supplier<SecretOpener> deployed) {
        return deployed.get();
    }
}
