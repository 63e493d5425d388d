package dev.postrider.benchmarks.line;

import java.util.Locale;

/// What one webhook, or one event, took of a process.
///
/// @param firstMicros CPU time for each of the first thousand
/// @param warmMicros  CPU time later
/// @param warmKilobytes what was allocated for it later
record Figures(double firstMicros, double warmMicros, double warmKilobytes) {
    /// The last line that a process printed.
    static Figures read(String text) {
        String[] parts =
                text.strip().substring(text.strip().lastIndexOf('\n') + 1).split(" ", -1);
        return new Figures(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f %.2f %.2f", firstMicros, warmMicros, warmKilobytes);
    }
}
