package dev.postrider.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.runtime.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What CloudFormation makes of a template, as the API would have got it.
final class PropertiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"ServiceToken":"arn","Id":"a-b"}                       | {"id":"a-b"}
            {"TimeoutSeconds":"010","RatePerSecond":"5"}            | {"timeoutSeconds":10,"ratePerSecond":5}
            {"TimeoutSeconds":"ten"}                                | {"timeoutSeconds":"ten"}
            {"Retry":{"ScheduleSeconds":["5","60"],"OnTimeout":"false","FinalStatuses":["400"]}} | {"retry":{"scheduleSeconds":[5,60],"onTimeout":false,"finalStatuses":[400]}}
            {"Request":{"Url":"u","Headers":{"X-Count":"5"},"Query":{"Page":["1"]}}} | {"request":{"url":"u","headers":{"X-Count":"5"},"query":{"Page":["1"]}}}
            {"Variables":{"LIMIT":"5"},"Name":"true"}               | {"variables":{"LIMIT":"5"},"name":"true"}
            {"Secrets":{"TOKEN":{"Value":"t","Origins":["https://a.example"]}}} | {"secrets":{"TOKEN":{"value":"t","origins":["https://a.example"]}}}
            {"Auth":{"Basic":{"Username":"u","Password":"p"}}}      | {"auth":{"basic":{"username":"u","password":"p"}}}
            {"Match":{"Pattern":{"data":{"N":[{"numeric":[">","1.50"]},{"exists":"true"}],"S":["5"]}}}} | {"match":{"pattern":{"data":{"N":[{"numeric":[">",1.50]},{"exists":true}],"S":["5"]}}}}
            {"Match":{"Pattern":"{\\"data\\":{\\"N\\":[5]}}"}}      | {"match":{"pattern":{"data":{"N":[5]}}}}
            {"Success":{"Body":"ok","Statuses":["200"]}}            | {"success":{"body":"ok","statuses":["200"]}}
            {"Success":{"Body":"{\\"ok\\":true}"}}                  | {"success":{"body":{"ok":true}}}
            """)
    void readsAsTheApiTakesIt(String properties, String channel) {
        assertThat(Properties.channel(Json.readTrusted(properties)).toString()).isEqualTo(channel);
    }
}
