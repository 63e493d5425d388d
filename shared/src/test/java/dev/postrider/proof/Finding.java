package dev.postrider.proof;

import java.util.List;
import java.util.Optional;

/// What an exploration came to.
///
/// @param broken the promise that does not hold, if one does not
/// @param way    the steps that lead there
record Finding(String scenario, Tally tally, Optional<String> broken, List<String> way) {
    @Override
    public String toString() {
        return broken.map(promise -> scenario + ": " + promise + "\n  " + String.join("\n  ", way))
                .orElseGet(() -> scenario + ": " + tally);
    }
}
