package dev.postrider.proof;

import java.util.function.UnaryOperator;

/// A bug that is put between the real use cases and their ports, to see whether the proof notices.
///
/// @param around what the use cases get in place of the ports
public record Plant(String name, UnaryOperator<Ports> around) {
    public static final Plant NONE = new Plant("the real code", ports -> ports);

    @Override
    public String toString() {
        return name;
    }
}
