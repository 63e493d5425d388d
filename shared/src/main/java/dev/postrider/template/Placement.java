package dev.postrider.template;

import java.util.Locale;

/// Where a rendered text lands, and so how a value must be written there.
public enum Placement {
    URL,
    QUERY,
    HEADER,
    JSON_BODY,
    FORM_BODY,
    XML_BODY,
    TEXT_BODY,
    /// Whether a channel wants an event: a text that is looked at and goes nowhere.
    CONDITION;

    /// The body's placement under a content type; its parameters (charset) do not count.
    public static Placement ofBody(String contentType) {
        int semicolon = contentType.indexOf(';');
        String media = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (media.endsWith("/json") || media.endsWith("+json")) {
            return JSON_BODY;
        }
        if (media.equals("application/x-www-form-urlencoded")) {
            return FORM_BODY;
        }
        if (media.endsWith("/xml") || media.endsWith("+xml") || media.equals("text/html")) {
            return XML_BODY;
        }
        return TEXT_BODY;
    }
}
