package dev.postrider.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// docs/openapi.yaml as a judge: what it says of a request that was taken and of an answer that came. A test's caller
/// asks it about everything, so that no answer can leave the contract unseen.
public final class ApiContract {
    private static final String FILE = "docs/openapi.yaml";
    private static final String ID = "https://postrider.dev/openapi.json";

    /// What API Gateway answers itself, as `{"message": "…"}`.
    private static final Set<Integer> OF_THE_GATEWAY = Set.of(401, 404, 413, 429, 503);

    private final JsonNode document;
    private final SchemaRegistry schemas;

    ApiContract(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                registry -> registry.schemas(Map.of(ID, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /// The contract of the working tree.
    public static ApiContract ofProject() {
        Path file = Path.of("").toAbsolutePath();
        while (!Files.exists(file.resolve(FILE))) {
            file = Objects.requireNonNull(file.getParent(), "no folder above holds " + FILE);
        }
        try (Reader reader = Files.newBufferedReader(file.resolve(FILE))) {
            Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new ApiContract(new ObjectMapper().valueToTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was asked and what was answered.
    ///
    /// @param path as it was called, or a path of the contract with its `{parameters}`
    public record Exchange(String method, String path, Said request, int status, Said answer) {
        /// An event of API Gateway and what the function made of it (payload format 2.0).
        public static Exchange of(JsonNode event, JsonNode answer) {
            String[] route = event.path("routeKey").asText().split(" ", 2);
            return new Exchange(
                    route[0],
                    route[1],
                    new Said(event.at("/headers/content-type").asText("application/json"), bodyOf(event)),
                    answer.path("statusCode").asInt(),
                    new Said(answer.at("/headers/content-type").asText(), bodyOf(answer)));
        }

        private static String bodyOf(JsonNode message) {
            String body = message.path("body").asText();
            return message.path("isBase64Encoded").asBoolean() && isBase64(body)
                    ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                    : body;
        }

        private static boolean isBase64(String text) {
            return text.matches("[A-Za-z0-9+/]*={0,2}");
        }
    }

    /// A body; empty where there is none.
    ///
    /// @param type its content type
    public record Said(String type, String body) {
        String mediaType() {
            return type.split(";", 2)[0].strip();
        }
    }

    /// What of an exchange is not as the contract says; empty where all is.
    public List<String> violations(Exchange exchange) {
        Optional<String> operation = operation(exchange);
        if (operation.isEmpty()) {
            return exchange.status() == 404 ? List.of() : List.of("no such operation is answered with 404");
        }
        if (isTheGateways(exchange)) {
            return List.of();
        }
        return Stream.concat(inRequest(operation.orElseThrow(), exchange), inAnswer(operation.orElseThrow(), exchange))
                .toList();
    }

    /// What of a JSON text is not as one of the contract's schemas says.
    public List<String> violations(String schema, String json) {
        return violationsAt("/components/schemas/" + schema, json);
    }

    /// The same of a schema anywhere in the contract.
    ///
    /// @param pointer JSON Pointer to it
    public List<String> violationsAt(String pointer, String json) {
        return errors(pointer, pointer, json).toList();
    }

    private static boolean isTheGateways(Exchange exchange) {
        return OF_THE_GATEWAY.contains(exchange.status())
                && exchange.answer().body().startsWith("{\"message\":");
    }

    /// A request that was taken must be one that the contract allows; whoever reads the contract could not know it. Of
    /// a
    /// batch, all must have been.
    private Stream<String> inRequest(String operation, Exchange exchange) {
        String content = operation + "/requestBody/content";
        JsonNode types = document.at(content);
        Said said = exchange.request();
        boolean isTaken = exchange.status() < 300 && !exchange.answer().body().contains("\"problem\":");
        if (!isTaken || said.body().isEmpty() || types.isMissingNode()) {
            return Stream.empty();
        }
        return types.has(said.mediaType())
                ? errors("request", schemaOf(content, said), said.body())
                : Stream.of("request: " + said.type() + " is taken and not in the contract");
    }

    private Stream<String> inAnswer(String operation, Exchange exchange) {
        String answers = operation + "/responses/" + exchange.status();
        if (document.at(answers).isMissingNode()) {
            return Stream.of("status " + exchange.status() + " is not in the contract");
        }
        String content = resolved(answers) + "/content";
        JsonNode types = document.at(content);
        Said said = exchange.answer();
        if (types.isMissingNode()) {
            return said.body().isEmpty() ? Stream.empty() : Stream.of("answer: there is a body");
        }
        return types.has(said.mediaType())
                ? errors("answer", schemaOf(content, said), said.body())
                : Stream.of("answer: " + said.type() + " is not in the contract");
    }

    private Stream<String> errors(String side, String schema, String json) {
        List<Error> errors =
                schemas.getSchema(SchemaLocation.of(ID + "#" + schema)).validate(json, InputFormat.JSON);
        return errors.stream().map(error -> side + ": " + error);
    }

    /// The pointer of the operation that is meant: of two paths that fit, the one with fewer parameters.
    private Optional<String> operation(Exchange exchange) {
        String path = exchange.path().split("\\?", 2)[0];
        return document.path("paths")
                .propertyStream()
                .filter(each -> each.getValue().has(exchange.method().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .filter(known -> known.equals(path) || fits(known, path))
                .min(Comparator.comparingLong(
                        known -> known.chars().filter(c -> c == '{').count()))
                .map(known ->
                        "/paths/" + escaped(known) + "/" + exchange.method().toLowerCase(Locale.ROOT));
    }

    private static boolean fits(String known, String path) {
        return Pattern.matches(known.replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\."), path);
    }

    private static String schemaOf(String content, Said said) {
        return content + "/" + escaped(said.mediaType()) + "/schema";
    }

    private String resolved(String pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isTextual() ? reference.textValue().substring(1) : pointer;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
