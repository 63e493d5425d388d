package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One channel of an import, as far as it is written.
record Draft(ObjectNode json, List<Finding> findings) {
    ObjectNode request() {
        return json.withObjectProperty("request");
    }

    ObjectNode match() {
        return json.withObjectProperty("match");
    }

    /// A channel that cannot do what it should yet: it waits until somebody has mended it.
    void disabled() {
        json.put("state", "disabled");
    }

    /// A secret of the export: the file names a variable of the environment, whose value stays where it is.
    String withheld(String pointer, String name) {
        String variable = (json.path("id").asText() + "_" + name)
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        String sound = Character.isDigit(variable.charAt(0)) ? "_" + variable : variable;
        findings.add(new Finding.Withheld(pointer, sound));
        return "${ENV:" + sound + "}";
    }

    /// Sets the body. One that comes to plain text says so, whatever the export calls it: what calls itself JSON is
    /// held
    /// to it before it is sent.
    ///
    /// @param pointer where it stands in the export
    /// @param example a file of `events/`
    void body(String pointer, String body, String example) {
        request().put("body", body);
        ObjectNode headers = request().withObjectProperty("headers");
        boolean saysJson =
                headers.path("content-type").asText("application/json").contains("json");
        if (saysJson && Rendering.isText(body, example)) {
            headers.put("content-type", "text/plain; charset=utf-8");
            findings.add(new Finding.Left(pointer, "this comes to plain text, and is sent as text/plain"));
        }
        if (headers.isEmpty()) {
            request().remove("headers");
        }
    }

    /// Turns a template of another language into Handlebars.
    @FunctionalInterface
    interface Translation {
        String of(String template) throws Untranslatable;
    }

    /// A template of another language, translated and tried on an example event; empty when it cannot be, which is
    /// reported and leaves the channel disabled.
    ///
    /// @param example a file of `events/`
    Optional<String> translated(String pointer, String template, Translation translation, String example) {
        try {
            String handlebars = translation.of(template);
            if (!handlebars.equals(template)) {
                findings.add(new Finding.Translated(pointer, template, handlebars, Rendering.of(handlebars, example)));
            }
            return Optional.of(handlebars);
        } catch (Untranslatable e) {
            findings.add(new Finding.Left(
                    pointer,
                    "line " + e.line() + " of the template: " + e.reason()
                            + "; write it in Handlebars (docs/templates.md) and enable the channel"));
            disabled();
            return Optional.empty();
        }
    }
}
