package dev.postrider.template;

/// Why a template cannot be used. Line and column count from 1; 0 where the place is unknown.
public record TemplateFault(int line, int column, String reason) {
    @Override
    public String toString() {
        return line > 0 ? "line " + line + ", column " + column + ": " + reason : reason;
    }
}
