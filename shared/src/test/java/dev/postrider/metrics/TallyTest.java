package dev.postrider.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.Reason;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TallyTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "50, 0", "51, 1", "100, 1", "250, 2", "251, 3", "10000, 7", "10001, 8", "30000, 8"})
    void countsAnAttemptInTheBucketOfItsTime(long millis, int bucket) {
        Tally tally = Tally.of(Reason.OK, Duration.ofMillis(millis), Tally.Sequel.LANDED);

        assertThat(tally.latency()).hasSize(Tally.BOUNDS.size() + 1);
        assertThat(tally.latency().get(bucket)).isEqualTo(1);
    }

    @Test
    void countsWhatFollowsAnAttemptOnce() {
        Tally all = List.of(Tally.Sequel.values()).stream()
                .map(sequel -> Tally.of(Reason.HTTP_4XX, Duration.ZERO, sequel))
                .reduce(Tally.NONE, Tally::plus);

        assertThat(all.ok()).isEqualTo(1);
        assertThat(all.failed()).isEqualTo(1);
        assertThat(all.retried()).isEqualTo(1);
        assertThat(all.attempts()).isEqualTo(4);
    }

    @Test
    void estimatesQuantilesWithinTheirBucket() {
        Tally tally = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> Tally.of(Reason.OK, Duration.ofMillis(i <= 50 ? 10 : 200), Tally.Sequel.LANDED))
                .reduce(Tally.NONE, Tally::plus);

        assertThat(tally.quantile(0.5)).isEqualTo(Duration.ofMillis(50));
        assertThat(tally.quantile(0.75)).isEqualTo(Duration.ofMillis(175));
        assertThat(tally.quantile(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(Tally.NONE.quantile(0.5)).isZero();
    }
}
