package dev.postrider.proof;

import static dev.postrider.proof.Scenario.Reply.FAILS;
import static dev.postrider.proof.Scenario.Reply.LANDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The test of the proof: each bug that delivery engines are known to have makes it fail, and for the right reason.
final class PlantedBugTest {
    private static final Faults DEATH = new Faults(1, 0, 0, 0, 0);
    private static final Faults COPY = new Faults(0, 1, 0, 0, 0);
    private static final Faults DRIFT = new Faults(0, 0, 0, 1, 0);

    @Test
    void seesAnEventAcknowledgedBecauseItsItemExists() {
        Finding finding = Explorer.explore(Scenarios.two("two").with(DEATH), Plants.existingEventIsAcknowledged());

        assertThat(finding.broken()).hasValue("the event is gone, and invoices has no delivery");
    }

    @Test
    void seesAWakeUpThatIsSentBeforeItsItem() {
        Finding finding = Explorer.explore(
                Scenarios.one("one", LANDS).onlyPlanning().with(Faults.NONE), Plants.wakeUpBeforeItem());

        assertThat(finding.broken()).hasValue("a wake-up was sent for a delivery that does not exist: orders");
    }

    @Test
    void seesARequestWithoutAClaim() {
        Finding finding =
                Explorer.explore(Scenarios.one("one", FAILS).onlyPlanning().with(COPY), Plants.noClaim());

        assertThat(finding.broken()).hasValue("orders has had more requests than attempts and worker deaths");
    }

    @Test
    void seesThatNothingIsSwept() {
        Finding finding = Explorer.explore(Scenarios.one("one", LANDS).with(DEATH), Plants.noSweep());

        assertThat(finding.broken())
                .hasValueSatisfying(promise -> assertThat(promise).contains("never comes to an end"));
    }

    /// The sweeper mends what this breaks, a minute late: it is seen where there is none.
    @Test
    void seesARecordThatComesAfterTheWakeUp() {
        Finding finding = Explorer.explore(
                Scenarios.one("one", FAILS, LANDS).withoutSweeper().with(DRIFT), Plants.recordAfterEnqueue());

        assertThat(finding.broken())
                .hasValueSatisfying(promise -> assertThat(promise).contains("never comes to an end"));
    }

    @Test
    void seesARecordWithoutAFence() {
        Finding finding = Explorer.explore(Scenarios.one("one", FAILS, LANDS).with(DRIFT), Plants.noFence());

        assertThat(finding.broken()).hasValue("attempt 2 of orders was taken from its worker");
    }

    @Test
    void seesALateAttemptThatIsDropped() {
        Finding finding = Explorer.explore(Scenarios.one("one", LANDS).with(DRIFT), Plants.lateAttemptsAreDropped());

        assertThat(finding.broken()).hasValue("orders has had more requests than attempts and worker deaths");
    }

    @Test
    void seesALandingThatIsForgottenBecauseItComesLate() {
        Finding finding = Explorer.explore(
                Scenarios.one("one", LANDS, FAILS).with(new Faults(0, 0, 0, 1, 0)), Plants.lateLandingsDecideNothing());

        assertThat(finding.broken()).hasValue("orders has landed, and is retrying");
    }

    @Test
    void seesAHeldDeliveryThatHasUsedUpAnAttempt() {
        Finding finding =
                Explorer.explore(Scenarios.open("open", LANDS).with(Faults.NONE), Plants.holdingUsesAnAttempt());

        assertThat(finding.broken()).hasValue("the history of orders has attempts [] of 1");
    }

    @Test
    void seesAnAttemptThatPassesAnOpenBreaker() {
        Finding finding = Explorer.explore(Scenarios.open("open", LANDS).with(Faults.NONE), Plants.breakerIsNotAsked());

        assertThat(finding.broken()).hasValue("attempt 1 of orders passed an open breaker");
    }

    @Test
    void seesADeliveryThatIsHeldWithoutAMark() {
        Finding finding =
                Explorer.explore(Scenarios.open("open", LANDS).with(Faults.NONE), Plants.holdingLeavesNoMark());

        assertThat(finding.broken()).hasValue("orders is still held, and its channel takes attempts");
    }

    @Test
    void seesAReleaseThatForgetsWhatItHasNotWoken() {
        Finding finding = Explorer.explore(
                Scenarios.one("paused and resumed", LANDS)
                        .moving(Scenario.Move.pause(Scenarios.ORDERS), Scenario.Move.resume(Scenarios.ORDERS))
                        .with(new Faults(0, 0, 1, 0, 0)),
                Plants.releaseIsForgotten());

        assertThat(finding.broken())
                .hasValueSatisfying(promise -> assertThat(promise).contains("never comes to an end"));
    }

    @Test
    void findsAShortWayToABugAndTellsItStepByStep() {
        Finding finding = Explorer.explore(Scenarios.two("two").with(DEATH), Plants.existingEventIsAcknowledged());

        assertThat(finding.way())
                .containsExactly(
                        "start plan",
                        "worker 1 (plan): plan for [invoices, orders]",
                        "worker 1 (plan) dies",
                        "time passes: PT6M",
                        "start plan only",
                        "worker 2 (plan only) is done");
    }
}
