package dev.postrider.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.SampleEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of docs/templates.md, row by row.
final class AlertViewTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"severity":"critical"}                  | a.b      | -             | -  | critical
            {"severity":" FATAL "}                   | a.b      | -             | -  | critical
            {"severity":"P1"}                        | a.b      | -             | -  | critical
            {"severity":"P2"}                        | a.b      | -             | -  | error
            {"severity":"WARN"}                      | a.b      | -             | -  | warning
            {"severity":"p5"}                        | a.failed | -             | -  | info
            {"severity":"whatever"}                  | a.failed | -             | -  | info
            {"severity":"error"}                     | a.b      | debug         | 1  | error
            {"severity":" "}                         | a.b      | Error         | 1  | error
            {}                                       | a.b      | -             | 21 | critical
            {}                                       | a.b      | -             | 24 | critical
            {}                                       | a.b      | -             | 17 | error
            {}                                       | a.b      | -             | 13 | warning
            {}                                       | a.b      | -             | 9  | info
            {}                                       | a.failed | -             | 0  | error
            {}                                       | a.failed | -             | -  | error
            {}                                       | failed   | -             | -  | info
            {}                                       | a.b      | -             | -  | info
            [1]                                      | a.b      | -             | -  | info
            """)
    void takesTheSeverityFromDataThenExtensionThenType(
            String data, String type, String text, String number, String severity) {
        Map<String, JsonText> extensions = new HashMap<>();
        extensions.put("severitytext", new JsonText("\"" + text + "\""));
        extensions.put("severitynumber", new JsonText(number));
        extensions.values().removeIf(value -> value.value().contains("-"));

        assertThat(Sheet.text("{{@alert.severity}}").over(event(data, type, extensions)))
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"status":"Resolved"}  | a.b         | resolved true ✅
            {"status":"ok"}        | a.failed    | resolved true ✅
            {"status":"closed"}    | a.b         | resolved true ✅
            {"status":"firing"}    | a.resolved  | firing false ℹ️
            {}                     | a.resolved  | resolved true ✅
            {}                     | a.recovered | resolved true ✅
            {}                     | a.succeeded | resolved true ✅
            {}                     | a.ok        | resolved true ✅
            {}                     | ok          | resolved true ✅
            {}                     | a.failed    | firing false 🔴
            {"severity":"warning"} | a.b         | firing false 🟠
            """)
    void takesTheStatusFromDataThenType(String data, String type, String expected) {
        assertThat(Sheet.text("{{@alert.status}} {{@alert.resolved}} {{@alert.icon}}")
                        .over(event(data, type, Map.of())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"title":"t","summary":"s","name":"n","ALERT_TITLE":"a"} | {{@alert.title}}   | t
            {"title":" ","summary":"s","name":"n","ALERT_TITLE":"a"} | {{@alert.title}}   | s
            {"name":"n","ALERT_TITLE":"a"}                           | {{@alert.title}}   | n
            {"ALERT_TITLE":"a"}                                      | {{@alert.title}}   | a
            {}                                                       | {{@alert.title}}   | a.b
            {"description":"d","text":"t"}                           | {{@alert.message}} | d
            {"text":"t"}                                             | {{@alert.message}} | t
            {"dedupKey":"k"}                                         | {{@alert.key}}     | k
            {}                                                       | {{@alert.key}}     | checkly/prod:a.b
            {"link":"l"}                                             | {{@alert.url}}     | l
            {"url":"u","link":"l"}                                   | {{@alert.url}}     | u
            {"tags":["a",1]}                                         | {{@alert.tags}}    | ["a","1"]
            {"tags":{"env":"prod"}}                                  | {{@alert.tags}}    | ["env:prod"]
            {"tags":"a"}                                             | {{@alert.tags}}    | ["a"]
            {"labels":{"a":1.50}}                                    | {{@alert.fields}}  | [{"name":"a","value":"1.50"}]
            {"details":{"b":true},"labels":{"a":1}}                  | {{@alert.fields}}  | [{"name":"b","value":"true"}]
            """)
    void takesTheFirstThatIsNotBlank(String data, String template, String expected) {
        assertThat(Sheet.text(template).over(event(data, "a.b", Map.of()))).isEqualTo(expected);
    }

    private static AcceptedEvent event(String data, String type, Map<String, JsonText> extensions) {
        Event plain = SampleEvent.withData(data).event();
        return new AcceptedEvent(
                SampleEvent.withData(data).tenant(),
                SampleEvent.ACCEPTED_AT,
                new Event(
                        plain.id(),
                        Optional.empty(),
                        "checkly/prod",
                        new EventType(type),
                        Optional.empty(),
                        plain.time(),
                        new JsonText(data),
                        extensions));
    }
}
