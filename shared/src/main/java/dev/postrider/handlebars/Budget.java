package dev.postrider.handlebars;

import dev.postrider.template.Placement;

/// What the renderings of one delivery may cost together, in steps; a step is a value, a turn of a loop, or so many
/// characters that a helper goes through. Counted and not timed, so that an event that fails today fails at every
/// attempt, and no busy neighbour decides.
final class Budget {
    /// The most characters that the renderings of one delivery may print, and one helper may make: four times what a
    /// body may have.
    static final int MAX_TEXT = 4 * 1024 * 1024;

    private static final int STEPS = 200_000;

    /// Conditions are asked of every channel before the first request is sent.
    private static final int STEPS_OF_A_CONDITION = 2_000;

    private static final int CHARACTERS_OF_A_STEP = 256;

    // mutable: what is left
    private int steps;
    private int room = MAX_TEXT; // mutable: what may still be printed

    private Budget(int steps) {
        this.steps = steps;
    }

    static Budget ofDelivery() {
        return new Budget(STEPS);
    }

    /// The budget of a template in a place: conditions have one of their own.
    Budget of(Placement placement) {
        return placement == Placement.CONDITION ? new Budget(STEPS_OF_A_CONDITION) : this;
    }

    /// Pays; false once there is nothing left to pay with.
    boolean spend(long amount) {
        steps = amount > steps ? -1 : steps - (int) amount;
        return steps >= 0;
    }

    /// Pays for going through that many characters.
    boolean read(long characters) {
        return spend(characters / CHARACTERS_OF_A_STEP);
    }

    /// Pays for a text before it is made, while it can still be refused.
    boolean make(long characters) {
        return characters <= MAX_TEXT && read(characters);
    }

    /// Pays for looking for one text in another, at worst letter by letter from each place.
    boolean search(String text, String wanted) {
        return spend((long) (text.length() / CHARACTERS_OF_A_STEP) * (1L + wanted.length() / 8));
    }

    /// Takes up room for what is printed, which is kept until the end.
    boolean print(int characters) {
        room = characters > room ? -1 : room - characters;
        return room >= 0;
    }
}
