package dev.postrider.local.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// YAML as a spelling of JSON.
final class YamlTest {
    private final List<Problem.Mistake> mistakes = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no         | "no"
            on         | "on"
            true       | true
            12         | 12
            1.50       | 1.50
            1_000      | "1_000"
            0x1F       | "0x1F"
            010        | "010"
            2xx        | "2xx"
            2026-11-22 | "2026-11-22"
            ~          | null
            """)
    void readsAScalarAsJsonWouldSayIt(String yaml, String json) {
        assertThat(read("a: " + yaml).path("a").toString()).isEqualTo(json);
        assertThat(mistakes).isEmpty();
    }

    @Test
    void knowsWhereEveryValueStands() {
        PlacedJson document = YamlReader.read("a:\n  - b: 1\n    c/d: x\n", mistakes);

        assertThat(document.place("/a/0/c~1d")).isEqualTo(new Problem.Place(3, 5));
        assertThat(document.place("/a/0/nothing/here")).isEqualTo(new Problem.Place(2, 5));
        assertThat(document.place("/z")).isEqualTo(new Problem.Place(1, 1));
    }

    @Test
    void mergesWhatAnchorsName() {
        assertThat(read("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\n").path("b").toString())
                .isEqualTo("{\"y\":3,\"x\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: [1        | not YAML
            a: !Ref b    | the tag !Ref
            {a: 1, a: 2} | stands here twice
            &a [*a]      | nested too deeply
            <<: 3        | merges mappings only
            """)
    void refusesWhatJsonCannotSay(String yaml, String complaint) {
        read(yaml);

        assertThat(mistakes).isNotEmpty().allSatisfy(one -> {
            assertThat(one.detail()).contains(complaint);
            assertThat(one.place()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"no\",\"b\":\"12\",\"c\":\"~\",\"d\":\"true\",\"e\":\"\",\"f\":\" x \",\"g\":\"- a: {b}\"}",
                "{\"body\":\"{\\n  \\\"text\\\": \\\"{{#if a}}\\n{{/if}}\\\"\\n}\\n\",\"x\":\"trailing \\nspace\\t\\n\\n\"}",
                "{\"n\":[1,-2,1.50,1e3,12345678901234567890],\"o\":{},\"l\":[],\"z\":null,\"t\":[true,[\"a\",{\"b\":[1]}]]}",
                "{\"é/~\":\"💔 \\u0007 \\u2028\",\"<<\":\"x\",\"=\":\"y\",\"? k\":\"#c\",\"2xx\":\"2026-11-22\"}"
            })
    void writesWhatItReadsBack(String text) {
        JsonNode json = Json.readTrusted(text);

        assertThat(read(YamlWriter.write(json))).isEqualTo(json);
        assertThat(mistakes).isEmpty();
    }

    private JsonNode read(String yaml) {
        return YamlReader.read(yaml, mistakes).json();
    }
}
