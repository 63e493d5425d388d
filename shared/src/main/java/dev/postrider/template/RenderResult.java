package dev.postrider.template;

/// What rendering one template came to.
public sealed interface RenderResult {
    /// The text, and what of it comes from secrets.
    record Rendered(String text, SecretTrace secrets) implements RenderResult {}

    /// Nothing usable came out; where in the template, and why.
    record Failed(TemplateFault fault) implements RenderResult {}
}
