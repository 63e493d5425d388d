package dev.postrider.local.book;

import java.util.List;

/// A fenced block of a page.
///
/// @param page where it stands, as in `docs/start.md`
/// @param line of its fence, from 1
/// @param info the words after the fence: its language, then what is to be done with it
record Block(String page, int line, List<String> info, String text) {
    Block {
        info = List.copyOf(info);
    }

    String language() {
        return info.isEmpty() ? "" : info.getFirst();
    }

    /// What is to be done with it; empty where the language alone says that.
    String role() {
        return info.size() < 2 ? "" : info.get(1);
    }

    /// Whether it is a file that the reader keeps, named in its role.
    boolean isFile() {
        return role().contains(".");
    }

    Block withText(String other) {
        return new Block(page, line, info, other);
    }

    Block withInfo(String... other) {
        return new Block(page, line, List.of(other), text);
    }

    /// A complaint about it, with its place.
    String complaint(String what) {
        return page + ":" + line + " " + what;
    }
}
