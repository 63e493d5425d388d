package dev.postrider.proof;

import dev.postrider.delivery.WakeUp;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.proof.Mailbox.Letter;

/// What a worker was started for.
public sealed interface Errand {
    /// To plan an event. Its letter is as it was before this worker took it.
    record Plan(Letter<AcceptedEvent> letter) implements Errand {
        boolean mayAttempt() {
            return letter.receives() == 0;
        }
    }

    record Wake(Letter<WakeUp> letter) implements Errand {}

    record Sweep() implements Errand {}

    default String words() {
        return switch (this) {
            case Plan plan -> "plan" + (plan.mayAttempt() ? "" : " only");
            case Wake wake ->
                "wake " + wake.letter().value().channel() + " "
                        + wake.letter().value().attempt();
            case Sweep _ -> "sweep";
        };
    }
}
