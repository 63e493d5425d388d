package dev.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.faults.Setting.Fleet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Design, section 8: 10,000 dead channels at one event a minute each, and 100 that work. A build plays a small part of
/// it, with as many sandboxes in proportion, and no fewer than five; `-Dstorm.dead=10000` plays all of it.
final class StormTest {
    private static final int DEAD = Integer.getInteger("storm.dead", 40);
    private static final int ALL = 10_000;
    private static final int HEALTHY = Math.max(20, DEAD / 100);
    private static final Fleet FLEET = new Fleet(
            scaled(Fleet.DEPLOYED.forEvents()),
            scaled(Fleet.DEPLOYED.forWakeUps()),
            Fleet.DEPLOYED.batch(),
            Fleet.DEPLOYED.invocation());
    private static final int MINUTES = 25;

    /// By then every breaker has opened: after ten failures, at an event a minute and its second attempt, and with
    /// sandboxes that are taken by those who hang.
    private static final int OPEN = 15;

    private static int scaled(int sandboxes) {
        return Math.max(Fleet.AT_FIRST, sandboxes * DEAD / ALL);
    }

    @Test
    @DisplayName(
            "10,000 dead channels are tried less than 100 times a second once they are known, and delay nobody then")
    void leavesTheDeadAlone() {
        Storm.Seen storm = new Storm(DEAD, HEALTHY, FLEET).play(MINUTES);
        Storm.Seen calm = new Storm(0, HEALTHY, FLEET).play(MINUTES);

        System.out.printf(
                "storm of %d: %.1f attempts a second until minute %d, %.1f from then on; "
                        + "99 of 100 well ones within %s until then, %s from then on, and %s without it%n",
                DEAD,
                storm.perSecond(0, OPEN),
                OPEN,
                storm.perSecond(OPEN, MINUTES),
                storm.first99(0, OPEN),
                storm.first99(OPEN, MINUTES),
                calm.first99(OPEN, MINUTES));
        assertThat(storm.perSecond(OPEN, MINUTES)).isLessThanOrEqualTo(DEAD / 100.0);
        assertThat(storm.delays(0, MINUTES)).hasSameSizeAs(calm.delays(0, MINUTES));
        assertThat(storm.first99(OPEN, MINUTES))
                .isLessThanOrEqualTo(calm.first99(OPEN, MINUTES).multipliedBy(2));
    }
}
