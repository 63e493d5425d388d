package dev.postrider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.kit.ApiContract.Exchange;
import dev.postrider.kit.ApiContract.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ApiContractTest {
    private static final ApiContract CONTRACT = ApiContract.ofProject();
    private static final Said NOTHING = new Said("", "");
    private static final String EVENT = "{\"type\":\"order.created\"}";
    private static final String PAGE = "{\"items\":[],\"nextCursor\":null}";

    @Test
    void findsNothingWrongWithWhatIsAsItSays() {
        assertThat(posted(EVENT, 202, "{\"id\":\"evt_01KAKD8H8RZ6S2W5V0QX9M3T7B\"}"))
                .isEmpty();
        assertThat(got("/v1/deliveries?limit=3", 200, "application/json", PAGE)).isEmpty();
        assertThat(got("/v1/channels/a-channel/versions", 200, "application/json", PAGE))
                .isEmpty();
        assertThat(got("/v1/openapi.json", 200, "application/json; charset=utf-8", "{}"))
                .isEmpty();
    }

    @Test
    void findsAnAnswerThatItDoesNotAnnounce() {
        assertThat(got("/v1/deliveries", 200, "application/json", "{\"items\":[],\"nextCursor\":null,\"total\":1}"))
                .singleElement()
                .asString()
                .contains("total");
        assertThat(got("/v1/deliveries", 200, "application/json", "{\"items\":[]}"))
                .singleElement()
                .asString()
                .contains("nextCursor");
        assertThat(got("/v1/deliveries", 200, "text/html", "<p>"))
                .containsExactly("answer: text/html is not in the contract");
        assertThat(got("/v1/deliveries", 418, "application/json", PAGE))
                .containsExactly("status 418 is not in the contract");
        assertThat(CONTRACT.violations(new Exchange(
                        "DELETE", "/v1/channels/a-channel", NOTHING, 204, new Said("application/json", "{}"))))
                .containsExactly("answer: there is a body");
        assertThat(got("/v1/nowhere", 200, "application/json", PAGE)).hasSize(1);
    }

    @Test
    void findsAMomentThatIsNone() {
        String replay = """
                {"items":[{"id":"evt_01KAKD8H8RZ6S2W5V0QX9M3T7B","type":"a","source":"b","acceptedAt":"today"}],
                "nextCursor":null}""";

        assertThat(got("/v1/events", 200, "application/json", replay))
                .singleElement()
                .asString()
                .contains("acceptedAt");
    }

    @Test
    void findsARequestThatWasTakenAndIsNotAllowed() {
        Said variable = new Said("application/json", "{\"value\":\"1\",\"valeu\":\"2\"}");
        Said answer = new Said(
                "application/problem+json", "{\"type\":\"a:b\",\"title\":\"\",\"status\":400,\"detail\":\"\"}");

        assertThat(CONTRACT.violations(new Exchange("PUT", "/v1/variables/A", variable, 200, answer)))
                .isNotEmpty();
        assertThat(CONTRACT.violations(new Exchange("PUT", "/v1/variables/A", variable, 400, answer)))
                .isEmpty();
    }

    /// API Gateway's own answers are not this project's.
    @Test
    void leavesTheGatewaysAnswersAlone() {
        assertThat(got("/v1/deliveries", 401, "application/json", "{\"message\":\"Unauthorized\"}"))
                .isEmpty();
        assertThat(got("/v1/nowhere", 404, "application/json", "{\"message\":\"Not Found\"}"))
                .isEmpty();
    }

    private static List<String> posted(String event, int status, String answer) {
        return CONTRACT.violations(new Exchange(
                "POST",
                "/v1/events",
                new Said("application/json", event),
                status,
                new Said("application/json", answer)));
    }

    private static List<String> got(String path, int status, String type, String answer) {
        return CONTRACT.violations(new Exchange("GET", path, NOTHING, status, new Said(type, answer)));
    }
}
