package dev.postrider.local.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people read: lines of at most 100 columns, coloured only on a terminal.
final class Paper {
    private static final int COLUMNS = 100;
    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private final boolean coloured;

    Paper(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /// Colours where a person looks on and has not asked for none: https://no-color.org
    static Paper on(PrintStream out) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Paper(out, terminal && System.getenv("NO_COLOR") == null);
    }

    /// What a piece of text is, which decides its colour.
    enum Ink {
        BOLD("1"),
        FAINT("2"),
        GOOD("32"),
        BAD("31"),
        NOTABLE("33"),
        LINK("36");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    PrintStream out() {
        return out;
    }

    String in(Ink ink, String text) {
        return coloured ? "\u001b[" + ink.code + "m" + text + RESET : text;
    }

    void line(String text) {
        out.println(text);
    }

    void gap() {
        out.println();
    }

    void heading(String text) {
        gap();
        line(in(Ink.BOLD, text));
    }

    void problem(@Nullable String text) {
        line(in(Ink.BAD, text == null ? "Something failed without saying what." : text));
    }

    /// Text cut to what still fits beside so many columns.
    static String fitted(String text, int taken) {
        int room = COLUMNS - taken;
        return text.length() <= room ? text : text.substring(0, room - 1) + "…";
    }
}
