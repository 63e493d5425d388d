package dev.postrider.benchmarks;

import dev.postrider.template.Template;
import java.util.Collections;

/// A template that is meant to keep a worker busy: the worst of each kind that is known.
public enum Bomb {
    /// 800 names in one path: an ANTLR lexer takes seconds.
    PATH("{{" + String.join(".", Collections.nCopies(800, "a")) + "}}"),

    BLOCKS("{{#if a}}".repeat(400) + "{{/if}}".repeat(400)),

    BRACKETS("{{lookup " + "(lookup ".repeat(3000) + "a" + " 1)".repeat(3000) + " 1}}"),

    NAMES("{{concat " + "a ".repeat(30_000) + "}}"),

    TAGS("{{a}}".repeat(5000)),

    LOOPS("{{#each l}}".repeat(9) + "x" + "{{/each}}".repeat(9)),

    /// 80 KB written as indented JSON at each of 3,000 turns.
    WRITING("{{#each l}}{{length (json @root pretty=true)}}{{/each}}"),

    COMPARING("{{#each l}}{{#if (is @root.l @root.big)}}{{/if}}{{/each}}"),

    GROWING("{{length (replaceAll big \"a\" big)}}");

    private final String source;

    Bomb(String source) {
        this.source = source;
    }

    /// A new one, which no cache knows.
    Template template(long number) {
        return new Template(source + "{{! " + number + " }}");
    }

    /// The event that they have their effect over.
    static String data() {
        return "{\"big\":\"" + "a".repeat(80_000) + "\",\"l\":[" + String.join(",", Collections.nCopies(3000, "1"))
                + "]}";
    }
}
