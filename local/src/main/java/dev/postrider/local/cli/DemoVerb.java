package dev.postrider.local.cli;

/// `./postrider demo`: the whole product in half a minute.
final class DemoVerb {
    private final Paper paper;

    DemoVerb(Paper paper) {
        this.paper = paper;
    }

    int run() {
        paper.problem("not yet");
        return 1;
    }
}
