package dev.postrider.runtime;

import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import java.time.InstantSource;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

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

    /// What seals secrets: `deployed` in a Lambda sandbox, a key file on a laptop.
    SecretSealer sealer(Supplier<SecretSealer> deployed);

    /// What opens secrets: `deployed` in a Lambda sandbox, a key file on a laptop.
    SecretOpener opener(Supplier<SecretOpener> deployed);

    /// The platform this code runs on.
    static Platform current() {
        return ServiceLoader.load(Platform.class).findFirst().orElseGet(AwsPlatform::new);
    }
}
