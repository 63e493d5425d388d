package dev.postrider.template;

/// A template as its author wrote it.
public record Template(String source) {
    /// Whether it holds no expression, so that it renders to itself.
    public boolean isLiteral() {
        return !source.contains("{{");
    }

    @Override
    public String toString() {
        return source;
    }
}
