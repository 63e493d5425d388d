package dev.postrider.local.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.postrider.kit.ApiContract;
import dev.postrider.local.channels.ChannelsFile;
import dev.postrider.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// JSON and YAML of the pages, held to what they claim to be.
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ApiContract CONTRACT = ApiContract.ofProject();
    private static final JsonNode SCHEMAS = contract().at("/components/schemas");
    private static final Schema CHANNELS = channelsSchema();

    private Documents() {}

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws AssertionError when it is none
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + e.getMessage(), e);
        }
    }

    static boolean isSchema(String name) {
        return SCHEMAS.has(name);
    }

    /// What of a JSON text is not as a schema of docs/openapi.yaml says.
    static List<String> complaints(String schema, String text) {
        json(text);
        return CONTRACT.violations(schema, text);
    }

    /// What is wrong with a file of channels, before a stack sees it.
    static List<String> complaintsOfChannels(String yaml) {
        Stream<String> mistakes = ChannelsFile.read(yaml).mistakes().stream().map(Problem.Mistake::detail);
        JsonNode json = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml));
        Stream<String> ofSchema =
                CHANNELS.validate(json.toString(), InputFormat.JSON).stream().map(Object::toString);
        return Stream.concat(mistakes, ofSchema).toList();
    }

    private static JsonNode contract() {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text("docs/openapi.yaml"));
        return JSON.valueToTree(document);
    }

    private static Schema channelsSchema() {
        return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(text("docs/channels.schema.json"));
    }

    private static String text(String file) {
        try {
            return Files.readString(Book.ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
