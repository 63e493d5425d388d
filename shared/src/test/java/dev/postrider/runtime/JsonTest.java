package dev.postrider.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.10", "12345678901234567890.10", "{\"b\":1,\"a\":[2,null]}", "\"\\\"\""})
    void writesWhatItRead(String text) throws Exception {
        assertThat(Json.write(Json.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{a:1}", "{'a':1}", "[1,]", "/* */1", "{\"a\":1,\"a\":2}", "1 2", "NaN", "+1", "01", "\"\t\""})
    void readsRfc8259AndNothingBesideIt(String text) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> Json.read(text));
    }

    @Test
    void readsNothingDeeperThanItsLimit() {
        String deep = "[".repeat(201) + "]".repeat(201);

        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> Json.read(deep));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { "x" : [1.10,  {"b" : "é😀\\"" }] , "y":1} | [1.10,  {"b" : "é😀\\"" }]
            {"x":1.10,"y":1}                           | 1.10
            {"x" :  "a" }                              | "a"
            {"x":true}                                 | true
            """)
    void takesAValueAsItIsWritten(String text, String expected) throws Exception {
        try (JsonParser json = Json.STRICT.createParser(text)) {
            json.nextToken();
            json.nextToken();
            json.nextToken();

            String slice = JsonSlice.take(json, text);

            assertThat(slice).isEqualTo(expected);
            assertThat(json.nextToken()).isIn(JsonToken.FIELD_NAME, JsonToken.END_OBJECT);
        }
    }
}
