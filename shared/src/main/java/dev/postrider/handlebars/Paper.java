package dev.postrider.handlebars;

import java.io.Writer;

/// What one rendering is written on. Blocks write on it as they are worked out, so that no text is carried from a block
/// to the one around it.
final class Paper extends Writer {
    private final StringBuilder text = new StringBuilder();

    int length() {
        return text.length();
    }

    /// Takes back what stands from there on.
    String cut(int from) {
        String cut = text.substring(from);
        text.setLength(from);
        return cut;
    }

    @Override
    public Writer append(CharSequence more) {
        text.append(more);
        return this;
    }

    @Override
    public void write(int character) {
        text.append((char) character);
    }

    @Override
    public void write(String more) {
        text.append(more);
    }

    @Override
    public void write(char[] more, int from, int length) {
        text.append(more, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
