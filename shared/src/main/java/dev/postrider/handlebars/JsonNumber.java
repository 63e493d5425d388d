package dev.postrider.handlebars;

import java.math.BigDecimal;

/// A JSON number with the digits it came with: `1.0` stays `1.0`, and no digit of a long one is lost.
final class JsonNumber extends Number {
    private static final long serialVersionUID = 1L;

    private final String lexeme;

    JsonNumber(String lexeme) {
        this.lexeme = lexeme;
    }

    /// Not 0 for any number but zero: the engine asks this to find out what is falsy.
    @Override
    public int intValue() {
        return new BigDecimal(lexeme).signum() == 0 ? 0 : Math.max(1, (int) Math.abs(doubleValue()));
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(lexeme);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber number && number.lexeme.equals(lexeme);
    }

    @Override
    public int hashCode() {
        return lexeme.hashCode();
    }

    @Override
    public String toString() {
        return lexeme;
    }
}
