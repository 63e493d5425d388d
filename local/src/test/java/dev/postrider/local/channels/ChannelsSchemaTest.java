package dev.postrider.local.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.postrider.local.emulator.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an editor is told of a file of channels. `-Dschema=write` writes the schema anew from docs/openapi.yaml.
final class ChannelsSchemaTest {
    private static final Path DOCS = ProjectFolder.find().resolve("docs");
    private static final Path FILE = DOCS.resolve("channels.schema.json");

    @Test
    void isWhatTheContractSaysOfAChannel() throws IOException {
        JsonNode openapi = YamlReader.read(Files.readString(DOCS.resolve("openapi.yaml")), new ArrayList<>())
                .json();

        String schema = ChannelsSchema.of(openapi);

        if (System.getProperty("schema", "").equals("write")) {
            Files.writeString(FILE, schema);
        }
        assertThat(Files.readString(FILE)).isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {request: {url: 'https://a.example'}}                           | id
            {id: a-b, request: {url: 'https://a.example'}, nmae: x}         | nmae
            {id: a-b, request: {url: 'https://a.example', method: FETCH}}   | method
            {id: a-b, preset: slack, timeoutSeconds: 31}                    | timeoutSeconds
            {id: a-b, preset: slack, version: 3}                            | version
            """)
    void warnsOfATypo(String channel, String named) throws IOException {
        assertThat(mistakes("channels: [" + channel + "]")).isNotEmpty().anyMatch(text -> text.contains(named));
    }

    private static List<String> mistakes(String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(Files.readString(FILE));
        String json = YamlReader.read(yaml, new ArrayList<>()).json().toString();
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
