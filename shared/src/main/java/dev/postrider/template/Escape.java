package dev.postrider.template;

/// How what a template interpolates is written into its text.
public enum Escape {
    /// By the place where it lands ([Placement]); a JSON body is read leniently and sent as strict JSON.
    AUTO,

    /// As Checkly writes it: JavaScript's text of a value with HTML entities, whatever the place.
    HTML,

    /// As it is.
    NONE
}
