package dev.postrider.proof;

/// How many faults of each kind may still happen.
///
/// @param deaths   workers that stop for good between two calls
/// @param copies   messages that come once more
/// @param losses   wake-ups that never come
/// @param drifts   times that the clock moves on although something could be done at once
/// @param troubles calls that fail, with or without their effect
record Faults(int deaths, int copies, int losses, int drifts, int troubles) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0);

    Faults lessDeath() {
        return new Faults(deaths - 1, copies, losses, drifts, troubles);
    }

    Faults lessCopy() {
        return new Faults(deaths, copies - 1, losses, drifts, troubles);
    }

    Faults lessLoss() {
        return new Faults(deaths, copies, losses - 1, drifts, troubles);
    }

    Faults lessDrift() {
        return new Faults(deaths, copies, losses, drifts - 1, troubles);
    }

    Faults lessTrouble() {
        return new Faults(deaths, copies, losses, drifts, troubles - 1);
    }

    /// Workers that have not come to their end, whether they died or got no answer, until so many faults were left.
    int deathsBeyond(Faults left) {
        return deaths - left.deaths + troubles - left.troubles;
    }

    @Override
    public String toString() {
        return deaths + " deaths, " + copies + " copies, " + losses + " losses, " + drifts + " drifts, " + troubles
                + " troubles";
    }
}
