package dev.postrider.faults;

import dev.postrider.faults.Setting.Fleet;

/// The sandboxes that serve one queue: few at first, and more each second.
final class Sandboxes {
    private final int most;

    // mutable: they come, are taken and are given back
    private int there;
    private int free;

    Sandboxes(int most) {
        this.most = most;
        there = Math.min(Fleet.AT_FIRST, most);
        free = there;
    }

    void grow() {
        int more = Math.min(Fleet.MORE_EACH_SECOND, most - there);
        there += more;
        free += more;
    }

    boolean areAllThere() {
        return there == most;
    }

    boolean hasFree() {
        return free > 0;
    }

    boolean areAllFree() {
        return free == there;
    }

    void take() {
        free--;
    }

    void giveBack() {
        free++;
    }
}
