package dev.postrider.template;

/// A template as its author wrote it.
public record Template(String source) {
    public static final int MAX_EXPRESSIONS = 1000;

    /// Whether it holds no expression, so that it renders to itself.
    public boolean isLiteral() {
        return !source.contains("{{");
    }

    /// Whether it holds more expressions than anyone writes by hand: some ten thousand cost a compiler a second.
    public boolean isTooComplex() {
        int count = 0;
        for (int tag = source.indexOf("{{");
                tag >= 0 && count <= MAX_EXPRESSIONS;
                tag = source.indexOf("{{", tag + 2)) {
            count++;
        }
        return count > MAX_EXPRESSIONS;
    }

    @Override
    public String toString() {
        return source;
    }
}
