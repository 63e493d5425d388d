package dev.postrider.runtime;

import dev.postrider.endpoint.EndpointPolicy;
import java.time.InstantSource;
import java.util.Map;
import java.util.ServiceLoader;

/// What differs between a Lambda sandbox and a laptop, and nothing else.
/// Found by [ServiceLoader]; only `local/` ships a provider, so a function's jar always gets [AwsPlatform].
public interface Platform {
    /// The variables that template.yaml gives to the function under construction.
    Map<String, String> environment();

    InstantSource clock();

    /// Which schemes, ports and addresses a webhook may go to here.
    ///
    /// @param deployed the policy that template.yaml asks for
    EndpointPolicy endpoints(EndpointPolicy deployed);

    /// The platform this code runs on.
    static Platform current() {
        return ServiceLoader.load(Platform.class).findFirst().orElseGet(AwsPlatform::new);
    }
}
