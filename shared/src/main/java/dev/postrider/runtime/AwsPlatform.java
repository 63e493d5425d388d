package dev.postrider.runtime;

import dev.postrider.endpoint.EndpointPolicy;
import java.time.InstantSource;
import java.util.Map;

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
}
