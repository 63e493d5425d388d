package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.management.Desk.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which channels a list shows, and the versions of one.
final class ChannelListTest {
    private static final String PUT = "PUT /v1/channels/{id}";
    private static final String LIST = "GET /v1/channels";
    private static final String VERSIONS = "GET /v1/channels/{id}/versions";

    private final Desk desk = new Desk();

    @BeforeEach
    void save() {
        put("a-checks", "\"state\":\"paused\",\"group\":\"sre\",\"match\":{\"types\":[\"check.*\"]}");
        put("b-orders", "\"group\":\"shop\",\"name\":\"Orders to the WAREHOUSE\",\"match\":{\"types\":[\"order.*\"]}");
        put("c-all", "\"description\":\"everything\"");
    }

    @ParameterizedTest
    @CsvSource({
        "state, paused, a-checks",
        "state, enabled, b-orders c-all",
        "group, shop, b-orders",
        "group, nobody, ''",
        "type, order.created, b-orders c-all",
        "type, check.failed, a-checks c-all",
        "search, warehouse, b-orders",
        "search, EVERY, c-all",
        "search, -, a-checks b-orders c-all",
        "preset, slack, ''",
    })
    void showsWhatAFilterWants(String name, String value, String ids) {
        Answer answer = desk.answer(Call.to(LIST).asking(name, value));

        assertThat(String.join(" ", answer.items("id"))).isEqualTo(ids);
    }

    @Test
    void showsWhatAllFiltersWant() {
        Answer answer = desk.answer(Call.to(LIST).asking("group", "shop").asking("state", "paused"));

        assertThat(answer.items("id")).isEmpty();
        assertThat(answer.body().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void showsEachOfThemOnceOverAllPages() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            put("d" + i, i % 2 == 0 ? "\"group\":\"even\"" : "\"group\":\"odd\"");
        }
        Call call = Call.to(LIST).asking("group", "even").asking("limit", "2");
        Answer page = desk.answer(call);
        ids.addAll(page.items("id"));
        while (!page.body().path("nextCursor").isNull()) {
            page = desk.answer(call.asking("cursor", page.nextCursor()));
            ids.addAll(page.items("id"));
        }

        assertThat(ids).containsExactly("d0", "d2", "d4", "d6");
    }

    @ParameterizedTest
    @CsvSource({"state, on", "type, ''", "colour, red"})
    void refusesWhatIsNoFilter(String name, String value) {
        assertThat(desk.answer(Call.to(LIST).asking(name, value)).status()).isEqualTo(400);
    }

    @Test
    void listsVersionsNewestFirst() {
        put("c-all", "\"description\":\"more\"");
        put("c-all", "\"description\":\"most\"");

        Answer first = desk.answer(Call.to(VERSIONS, "c-all").asking("limit", "2"));
        Answer second =
                desk.answer(Call.to(VERSIONS, "c-all").asking("limit", "2").asking("cursor", first.nextCursor()));

        assertThat(first.items("description")).containsExactly("most", "more");
        assertThat(second.items("description")).containsExactly("everything");
        assertThat(second.body().path("nextCursor").isNull()).isTrue();
        assertThat(desk.answer(Call.to(VERSIONS, "nobody")).status()).isEqualTo(404);
    }

    @Test
    void goesOnCountingWhereADeletedChannelIsMadeAnew() {
        put("c-all", "\"description\":\"more\"");
        desk.answer(Call.to("DELETE /v1/channels/{id}", "c-all"));
        assertThat(desk.answer(Call.to(VERSIONS, "c-all")).items("description")).containsExactly("more", "everything");

        Answer put = put("c-all", "\"description\":\"again\"");
        desk.answer(Call.to("DELETE /v1/channels/{id}", "c-all"));
        Answer posted = desk.answer(Call.to("POST /v1/channels")
                .saying("{\"id\":\"c-all\",\"request\":{\"url\":\"https://hooks.example.com/\"}}"));

        assertThat(put.status()).isEqualTo(201);
        assertThat(put.body().path("version").asInt()).isEqualTo(3);
        assertThat(posted.body().path("version").asInt()).isEqualTo(4);
        assertThat(desk.answer(Call.to(VERSIONS, "c-all")).items("description"))
                .containsExactly("", "again", "more", "everything");
    }

    @Test
    void tellsWhenAttemptsAreMade() {
        Answer answer = put("c-all", "\"retry\":{\"scheduleSeconds\":[10,100,1000],\"maxAgeSeconds\":121}");

        assertThat(answer.body().path("timetable").toString())
                .isEqualTo("[{\"attempt\":1,\"earliestSeconds\":0,\"latestSeconds\":0},"
                        + "{\"attempt\":2,\"earliestSeconds\":10,\"latestSeconds\":12},"
                        + "{\"attempt\":3,\"earliestSeconds\":110,\"latestSeconds\":121}]");
        assertThat(desk.answer(Call.to("GET /v1/channels/{id}", "c-all")).body().path("timetable"))
                .isEqualTo(answer.body().path("timetable"));
    }

    private Answer put(String id, String more) {
        Answer answer = desk.answer(
                Call.to(PUT, id).saying("{\"request\":{\"url\":\"https://hooks.example.com/\"}," + more + "}"));
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201);
        return answer;
    }
}
