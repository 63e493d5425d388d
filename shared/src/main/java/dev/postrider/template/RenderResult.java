package dev.postrider.template;

/// What rendering one template came to.
public sealed interface RenderResult {
    record Rendered(String text) implements RenderResult {}

    /// Nothing usable came out; where in the template, and why.
    record Failed(TemplateFault fault) implements RenderResult {}
}
