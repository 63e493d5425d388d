package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.Heartbeat;
import dev.postrider.delivery.Reason;
import dev.postrider.event.TenantId;
import dev.postrider.management.Desk.Answer;
import dev.postrider.metrics.Tally;
import dev.postrider.metrics.TallyStore.Hourly;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What became of attempts, and whether the service is well. The clock stands at midnight.
final class MetricsTest {
    private static final String METRICS = "GET /v1/metrics";

    private final Desk desk = new Desk();

    @Test
    void countsEveryHourOfTheLastDay() {
        count("alerts", -1, Reason.OK, Tally.Sequel.LANDED);
        count("orders", -1, Reason.HTTP_5XX, Tally.Sequel.RETRIED);
        count("orders", -23, Reason.DNS, Tally.Sequel.GIVEN_UP);

        List<JsonNode> rows = rows(desk.answer(Call.to(METRICS)));

        assertThat(rows).hasSize(24);
        assertThat(rows.get(23).path("attempts").asInt()).isEqualTo(2);
        assertThat(rows.get(23).path("ok").asInt()).isEqualTo(1);
        assertThat(rows.get(23).path("retried").asInt()).isEqualTo(1);
        assertThat(rows.get(23).path("reasons").toString()).isEqualTo("{\"ok\":1,\"http_5xx\":1}");
        assertThat(rows.get(23).at("/latency/le250").asInt()).isEqualTo(2);
        assertThat(rows.get(23).path("p95Ms").asInt()).isBetween(100, 250);
        assertThat(rows.get(1).path("failed").asInt()).isEqualTo(1);
        assertThat(rows.get(0).path("attempts").asInt()).isZero();
    }

    @Test
    void countsOneChannelByDay() {
        count("alerts", -1, Reason.OK, Tally.Sequel.LANDED);
        count("alerts", -25, Reason.OK, Tally.Sequel.LANDED);
        count("orders", -1, Reason.OK, Tally.Sequel.LANDED);

        List<JsonNode> rows = rows(desk.answer(Call.to(METRICS)
                .asking("channel", "alerts")
                .asking("granularity", "day")
                .asking("since", desk.moment(-2 * 86_400 + 60).toString())));

        assertThat(rows).extracting(row -> row.path("ok").asInt()).containsExactly(1, 1);
    }

    @Test
    void givesEachChannelItsOwnRows() {
        count("orders", -1, Reason.OK, Tally.Sequel.LANDED);
        count("alerts", -1, Reason.OK, Tally.Sequel.LANDED);
        count("alerts", -2, Reason.OK, Tally.Sequel.LANDED);

        Answer answer = desk.answer(Call.to(METRICS).asking("groupBy", "channel"));

        assertThat(answer.items("channel")).containsExactly("alerts", "alerts", "orders");
    }

    @Test
    void showsNothingOfOtherTenants() {
        count("alerts", -1, Reason.OK, Tally.Sequel.LANDED);

        assertThat(rows(desk.answer(Call.to(METRICS).as("team-b"))))
                .allMatch(row -> row.path("attempts").asInt() == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "since, yesterday",
        "since, 2099-11-01T00:00:00Z",
        "since, 2100-01-02T00:00:00Z",
        "granularity, minute",
        "groupBy, reason",
        "channel, A",
        "colour, red",
    })
    void refusesWhatCannotBeCounted(String name, String value) {
        assertThat(desk.answer(Call.to(METRICS).asking(name, value)).status()).isEqualTo(400);
    }

    @Test
    void tellsHowLongAgoTheSweepRan() {
        assertThat(sweep()).isEqualTo("never");

        desk.heartbeats.beat(new Heartbeat(desk.moment(10), 0, 0));
        assertThat(sweep()).as("asks no more often than every 10 seconds").isEqualTo("never");

        desk.clock.advance(Duration.ofSeconds(11));
        assertThat(sweep()).isEqualTo("ok");

        desk.clock.advance(Duration.ofMinutes(5));
        assertThat(sweep()).isEqualTo("late");
    }

    private String sweep() {
        Answer answer = desk.answer(Call.to("GET /v1/health"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("ok");
        return answer.body().at("/sweep/status").asText();
    }

    private void count(String channel, int hours, Reason reason, Tally.Sequel sequel) {
        Instant moment = desk.moment(0).plus(Duration.ofHours(hours)).plusSeconds(10);
        desk.tallies.add(Hourly.at(
                new ChannelKey(TenantId.DEFAULT, new ChannelId(channel)),
                moment,
                Tally.of(reason, Duration.ofMillis(200), sequel)));
    }

    private static List<JsonNode> rows(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .toList();
    }
}
