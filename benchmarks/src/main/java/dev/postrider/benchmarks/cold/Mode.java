package dev.postrider.benchmarks.cold;

import java.nio.file.Path;
import java.util.List;

/// How a function starts.
enum Mode {
    /// A process of its own.
    PLAIN("plain"),

    /// The same with the JDK's cache of loaded and linked classes (JEP 483).
    AOT("AOT cache"),

    /// From the moment at which it is restored from its snapshot, without what it does before that is taken.
    RESTORED("restored"),

    /// The same with it.
    REHEARSED("restored after its rehearsal");

    private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private final String words;

    Mode(String words) {
        this.words = words;
    }

    List<String> flags(Path cache) {
        return switch (this) {
            case PLAIN, RESTORED -> List.of();
            case AOT -> List.of("-XX:AOTCache=" + cache);
            case REHEARSED -> List.of(HOOKS);
        };
    }

    boolean hasSnapshot() {
        return this == RESTORED || this == REHEARSED;
    }

    @Override
    public String toString() {
        return words;
    }
}
