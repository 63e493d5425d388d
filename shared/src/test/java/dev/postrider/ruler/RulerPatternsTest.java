package dev.postrider.ruler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.EventPattern;
import dev.postrider.event.JsonText;
import dev.postrider.event.SampleEvent;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RulerPatternsTest {
    private final RulerPatterns patterns = new RulerPatterns();

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    {"data":{"a":["x"]}}                              | {"a":"x"}                 | true
                    {"data":{"a":["x"]}}                              | {"a":["y","x"]}           | true
                    {"data":{"a":["x"]}}                              | {"a":"X"}                 | false
                    {"data":{"a":[{"prefix":"pro"}]}}                 | {"a":"production"}        | true
                    {"data":{"a":[{"suffix":".png"}]}}                | {"a":"b.png"}             | true
                    {"data":{"a":[{"wildcard":"a*z*e"}]}}             | {"a":"abzze"}             | true
                    {"data":{"a":[{"equals-ignore-case":"AbC"}]}}     | {"a":"aBc"}               | true
                    {"data":{"a":[{"anything-but":["x","y"]}]}}       | {"a":"z"}                 | true
                    {"data":{"a":[{"anything-but":["x","y"]}]}}       | {"a":"x"}                 | false
                    {"data":{"a":[{"exists":true}]}}                  | {"a":null}                | true
                    {"data":{"a":[{"exists":false}]}}                 | {"b":1}                   | true
                    {"data":{"a":[{"numeric":[">",1,"<=",5]}]}}       | {"a":5.0}                 | true
                    {"data":{"a":[{"numeric":[">",1,"<=",5]}]}}       | {"a":5.1}                 | false
                    {"data":{"$or":[{"a":["x"]},{"b":["y"]}]}}        | {"b":"y"}                 | true
                    {"data":{"$or":[{"a":["x"]},{"b":["y"]}]}}        | {"b":"x"}                 | false
                    {"data":{"list":{"k":["v"],"n":[1]}}}             | {"list":[{"k":"v","n":2},{"k":"w","n":1}]} | false
                    {"data":{"list":{"k":["v"],"n":[1]}}}             | {"list":[{"k":"v","n":1}]} | true
                    {"data":{"a":[null]}}                             | {"a":null}                | true
                    {"type":["order.created"],"source":["shop"]}       | {}                        | true
                    {"data":["plain"]}                                | "plain"                   | true
                    """)
    void evaluatesWhatEventBridgeHas(String pattern, String data, boolean matches) {
        EventPattern read = new EventPattern(new JsonText(pattern));

        assertThat(patterns.check(read)).isEmpty();
        assertThat(patterns.matches(read, SampleEvent.of("order.created", data).event()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":\"x\"}",
                "{\"data\":{\"a\":[]}}",
                "{\"data\":{\"a\":[{\"starts\":\"x\"}]}}",
                "{\"data\":{\"a\":[{\"numeric\":[\"about\",1]}]}}",
                "{\"data\":{\"a\":[{\"wildcard\":\"a**b\"}]}}",
                "{\"data\":{}}",
            })
    void saysWhatIsWrongWithAPattern(String pattern) {
        assertThat(patterns.check(new EventPattern(new JsonText(pattern))))
                .hasValueSatisfying(
                        why -> assertThat(why).isNotBlank().doesNotContain("\n").doesNotContain("Source"));
    }

    @Test
    void refusesAlternativesThatMultiply() {
        String alternatives =
                IntStream.range(0, 11).mapToObj(i -> "{\"a\":[\"" + i + "\"]}").collect(Collectors.joining(","));
        String pattern = IntStream.range(0, 9)
                .mapToObj(i -> "\"f" + i + "\":{\"$or\":[" + alternatives + "]}")
                .collect(Collectors.joining(",", "{\"data\":{", "}}"));

        assertThat(patterns.check(new EventPattern(new JsonText(pattern))))
                .hasValueSatisfying(why -> assertThat(why).contains("1000 combinations"));
    }

    @Test
    void refusesWildcardsThatAreFollowedInTooManyPlaces() {
        String pattern = IntStream.range(0, 60)
                .mapToObj(i -> "{\"wildcard\":\"*" + "a*".repeat(i + 2) + "b" + i + "\"}")
                .collect(Collectors.joining(",", "{\"data\":{\"a\":[", "]}}"));

        assertThat(patterns.check(new EventPattern(new JsonText(pattern))))
                .hasValueSatisfying(why -> assertThat(why).contains("wildcards"));
    }
}
