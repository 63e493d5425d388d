package dev.postrider.faults;

import dev.postrider.delivery.DeliveryStore;
import dev.postrider.faults.Setting.Weather.Fate;
import dev.postrider.proof.Call;
import dev.postrider.proof.PassedOn;
import dev.postrider.proof.Ports;
import dev.postrider.proof.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/// A sweep that runs through at one moment, unless something stops it: all it does is one pass over a table, and
/// thousands of due deliveries would make it slow to play call by call.
final class SweepAtOnce {
    private static final Duration TIME = Duration.ofSeconds(50);

    private final Function<Call.Kind, Fate> weather;

    // mutable: a function that has died makes no more calls
    private boolean isDead;

    private SweepAtOnce(Function<Call.Kind, Fate> weather) {
        this.weather = weather;
    }

    /// Sweeps.
    ///
    /// @return how many it has woken; empty if it failed or died on the way
    static OptionalInt run(Stage stage, Function<Call.Kind, Fate> weather, Ports ports) {
        SweepAtOnce sweep = new SweepAtOnce(weather);
        DeliveryStore store = sweep.new Store(ports.deliveries());
        Ports exposed = ports.with(store)
                .with(wakeUps -> sweep.call(Call.Kind.WAKE, () -> {
                    ports.wakeUps().send(wakeUps);
                    return true;
                }));
        try {
            return OptionalInt.of(
                    stage.sweeper(exposed, new SameThread()).sweep(TIME).woken());
        } catch (Call.Trouble stopped) {
            return OptionalInt.empty();
        }
    }

    private <T> T call(Call.Kind kind, Supplier<T> effect) {
        Fate fate = isDead ? Fate.DIES : weather.apply(kind);
        isDead |= fate == Fate.DIES || fate == Fate.DIES_AFTER;
        Optional<T> value = fate.hasEffect() ? Optional.of(effect.get()) : Optional.empty();
        if (fate != Fate.CALM) {
            throw new Call.Trouble();
        }
        return value.orElseThrow();
    }

    private final class Store extends PassedOn {
        Store(DeliveryStore store) {
            super(store);
        }

        @Override
        public List<Due> due(int shard, Instant now, int limit) {
            return call(Call.Kind.DUE, () -> super.due(shard, now, limit));
        }

        @Override
        public boolean postpone(Due due, Instant until) {
            return call(Call.Kind.POSTPONE, () -> super.postpone(due, until));
        }
    }
}
