package dev.postrider.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What somebody may have meant: the known names nearest to an unknown one.
public final class Spelling {
    private static final int LONGEST = 100;

    private Spelling() {}

    /// At most `count` known names, the nearest first (Levenshtein's distance, without regard to case); none that
    /// shares less than half of its letters with the unknown one, or is farther off than the nearest by two.
    public static List<String> nearest(String unknown, Collection<String> known, int count) {
        String word = unknown.toLowerCase(Locale.ROOT);
        if (word.length() > LONGEST) {
            return List.of();
        }
        record Guess(String name, int distance) {}
        List<Guess> guesses = known.stream()
                .filter(name -> name.length() <= LONGEST)
                .map(name -> new Guess(name, distance(word, name.toLowerCase(Locale.ROOT))))
                .filter(guess -> guess.distance() * 2
                        <= Math.max(word.length(), guess.name().length()))
                .sorted(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
                .toList();
        return guesses.stream()
                .filter(guess -> guess.distance() < guesses.getFirst().distance() + 2)
                .limit(count)
                .map(Guess::name)
                .toList();
    }

    /// How many letters must be put in, left out or changed to make one word of the other.
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
