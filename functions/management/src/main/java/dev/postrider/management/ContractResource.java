package dev.postrider.management;

import dev.postrider.gateway.ApiResponse;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the service promises; open to everyone.
final class ContractResource {
    private static final String RESOURCE = "/openapi.yaml";

    /// The contract of docs/openapi.yaml, as JSON.
    ApiResponse openapi() {
        try (InputStream in = ContractResource.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in this function's jar");
            }
            Map<String, Object> contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new ApiResponse(
                    200,
                    new LinkedHashMap<>(Map.of("content-type", "application/json", "cache-control", "max-age=300")),
                    Json.write(Json.tree(contract)));
        } catch (IOException e) {
            throw new UncheckedIOException("the contract cannot be read from this function's jar", e);
        }
    }
}
