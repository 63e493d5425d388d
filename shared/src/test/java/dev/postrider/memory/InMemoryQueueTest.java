package dev.postrider.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.contract.Examples;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryQueue.Received;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the fakes of both queues take from SQS, as its developer guide describes standard queues.
final class InMemoryQueueTest {
    private static final Duration VISIBILITY = Duration.ofMinutes(1);

    private final MutableClock clock = MutableClock.at(Examples.START);
    private final InMemoryQueue<String> queue = new InMemoryQueue<>(clock, VISIBILITY, 3);

    @Test
    void hidesWhatIsBeingWorkedOnAndBringsItAgainWhenItWasNotDeleted() {
        queue.send("a", Duration.ZERO);

        assertThat(queue.receive(10)).containsExactly(new Received<>(1, "a", 1));
        assertThat(queue.receive(10)).isEmpty();
        clock.advance(VISIBILITY);
        assertThat(queue.receive(10)).containsExactly(new Received<>(1, "a", 2));
    }

    @Test
    void bringsNothingAgainThatWasDeleted() {
        queue.send("a", Duration.ZERO);
        queue.receive(10).forEach(queue::delete);

        clock.advance(VISIBILITY);

        assertThat(queue.receive(10)).isEmpty();
        assertThat(queue.contents()).isEmpty();
        assertThat(queue.nextVisibleAt()).isEmpty();
    }

    @Test
    void deletesNothingByAStaleReceipt() {
        queue.send("a", Duration.ZERO);
        Received<String> first = queue.receive(1).getFirst();
        clock.advance(VISIBILITY);
        queue.receive(1);

        queue.delete(first);

        assertThat(queue.contents()).containsExactly("a");
    }

    @Test
    void bringsAgainAtOnceWhatATestRepeats() {
        queue.send("a", Duration.ZERO);
        Received<String> first = queue.receive(1).getFirst();

        queue.repeat(first);

        assertThat(queue.receive(1)).containsExactly(new Received<>(1, "a", 2));
    }

    @Test
    void holdsBackWhatIsDelayed() {
        queue.send("late", Duration.ofSeconds(9));
        queue.send("soon", Duration.ofSeconds(1));

        assertThat(queue.receive(10)).isEmpty();
        assertThat(queue.nextVisibleAt()).contains(Examples.START.plusSeconds(1));
        clock.advance(Duration.ofSeconds(9));
        assertThat(queue.receive(10)).extracting(Received::value).containsExactly("soon", "late");
    }

    @Test
    void bringsNoMoreThanAsked() {
        List.of("a", "b", "c").forEach(text -> queue.send(text, Duration.ZERO));

        assertThat(queue.receive(2)).extracting(Received::value).containsExactly("a", "b");
        assertThat(queue.receive(2)).extracting(Received::value).containsExactly("c");
    }

    @Test
    void setsAsideWhatWasReceivedTooOften() {
        queue.send("poison", Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            assertThat(queue.receive(1)).hasSize(1);
            clock.advance(VISIBILITY);
        }

        assertThat(queue.receive(1)).isEmpty();
        assertThat(queue.deadLetters()).containsExactly("poison");
        assertThat(queue.contents()).isEmpty();
    }
}
