package dev.postrider.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.delivery.DeliveryStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The promise of delivery, state by state: nothing is lost, requests are at most attempts and worker deaths, and the
/// history is what the receiver saw. `-Dproof=large` explores with more faults at once: ten million states, some ten
/// minutes on two cores, 6 GB of memory.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeliveryProofTest {
    private final List<Finding> findings = explore(Scenarios.small());

    private static List<Finding> explore(List<Scenario> scenarios) {
        List<Finding> found = scenarios.parallelStream()
                .map(scenario -> Explorer.explore(scenario, Plant.NONE))
                .toList();
        found.forEach(System.out::println);
        System.out.printf(
                "In all %,d states, %,d transitions%n",
                found.stream().mapToLong(finding -> finding.tally().states()).sum(),
                found.stream()
                        .mapToLong(finding -> finding.tally().transitions())
                        .sum());
        return found;
    }

    @TestFactory
    Stream<DynamicTest> keepsEveryPromiseInEveryState() {
        return findings.stream().map(DeliveryProofTest::kept);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "proof", matches = "large")
    Stream<DynamicTest> keepsEveryPromiseWithMoreFaultsAtOnce() {
        return explore(Scenarios.large()).stream().map(DeliveryProofTest::kept);
    }

    private static DynamicTest kept(Finding finding) {
        return DynamicTest.dynamicTest(
                finding.scenario(),
                () -> assertThat(finding.broken()).as(finding.toString()).isEmpty());
    }

    /// One for the attempt, one for each worker that died with it: the bound is met, so it was tried.
    @Test
    void comesToTheMostRequestsThatArePromised() {
        assertThat(of("lands").mostRequests()).isEqualTo(1 + 2);
        assertThat(of("lands after a retry").mostRequests()).isEqualTo(2 + 2);
        assertThat(of("never lands").mostRequests()).isEqualTo(3 + 1);
    }

    @Test
    void comesToEveryEnd() {
        assertThat(of("kills three workers").ends())
                .containsExactlyInAnyOrder(DeliveryStatus.SUCCEEDED, DeliveryStatus.FAILED);
        assertThat(of("gives up a living worker").ends()).containsExactly(DeliveryStatus.SUCCEEDED);
        assertThat(of("lands late while others fail").ends()).contains(DeliveryStatus.SUCCEEDED);
        assertThat(of("never lands").ends()).containsExactly(DeliveryStatus.FAILED);
        assertThat(of("paused and resumed").ends()).containsExactly(DeliveryStatus.SUCCEEDED);
        assertThat(of("paused for good").ends())
                .containsExactlyInAnyOrder(DeliveryStatus.SUCCEEDED, DeliveryStatus.HELD);
        assertThat(of("planned while the breaker is open").ends()).containsExactly(DeliveryStatus.SUCCEEDED);
        assertThat(of("the breaker opens").ends()).containsExactly(DeliveryStatus.SUCCEEDED);
        assertThat(of("the breaker stays open").ends()).containsExactly(DeliveryStatus.FAILED);
        assertThat(of("gone").ends()).containsExactly(DeliveryStatus.FAILED);
        assertThat(of("deleted").ends()).containsExactlyInAnyOrder(DeliveryStatus.SUCCEEDED, DeliveryStatus.CANCELLED);
    }

    private Tally of(String scenario) {
        return findings.stream()
                .filter(finding -> finding.scenario().equals(scenario))
                .map(Finding::tally)
                .findFirst()
                .orElseThrow();
    }
}
