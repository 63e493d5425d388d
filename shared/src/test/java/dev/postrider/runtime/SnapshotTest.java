package dev.postrider.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.SampleEvent;
import dev.postrider.kit.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.Test;

final class SnapshotTest {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final WideLog log =
            new WideLog(MutableClock.at(SampleEvent.ACCEPTED_AT), new PrintStream(lines, true, StandardCharsets.UTF_8));

    @Test
    void rehearsesBeforeTheSnapshotAndSaysHowLongItTook() throws Exception {
        AtomicInteger rehearsals = new AtomicInteger();
        Snapshot.Rehearsed rehearsed = new Snapshot.Rehearsed(rehearsals::incrementAndGet, log);

        rehearsed.beforeCheckpoint(Core.getGlobalContext());
        rehearsed.afterRestore(Core.getGlobalContext());

        assertThat(rehearsals).hasValue(1);
        assertThat(lines.toString(StandardCharsets.UTF_8)).contains("snapshot.rehearsed", "durationMs");
    }

    @Test
    void doesNotFailWithARehearsal() throws Exception {
        Snapshot.Rehearsed rehearsed = new Snapshot.Rehearsed(
                () -> {
                    throw new IllegalStateException("no table");
                },
                log);

        rehearsed.beforeCheckpoint(Core.getGlobalContext());

        assertThat(lines.toString(StandardCharsets.UTF_8))
                .contains("snapshot.unrehearsed", "IllegalStateException")
                .doesNotContain("no table");
    }

    @Test
    void isNoneWhereNobodyTakesOne() {
        AtomicInteger rehearsals = new AtomicInteger();

        Snapshot.after(rehearsals::incrementAndGet, log);

        assertThat(rehearsals).hasValue(0);
    }
}
