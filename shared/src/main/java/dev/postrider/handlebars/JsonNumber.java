package dev.postrider.handlebars;

/// A JSON number with the digits it came with: `1.0` stays `1.0`, and no digit of a long one is lost. What templates
/// reckon with is its nearest `double`, as in JavaScript.
record JsonNumber(String lexeme) {
    static JsonNumber of(double value) {
        return new JsonNumber(JsNumber.text(value));
    }

    double value() {
        return Double.parseDouble(lexeme);
    }

    /// Whether it can stand in JSON: JavaScript's `NaN` and `Infinity` cannot.
    boolean isJson() {
        return Character.isDigit(lexeme.charAt(lexeme.length() - 1));
    }

    @Override
    public String toString() {
        return lexeme;
    }
}
