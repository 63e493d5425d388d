package dev.postrider.ruler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Catalog;
import dev.postrider.channel.EventPattern;
import dev.postrider.channel.EventPatterns;
import dev.postrider.document.EventDocument;
import dev.postrider.event.Event;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/// Event patterns as EventBridge has them.
public final class RulerPatterns implements EventPatterns {
    /// A wildcard that has to be followed in many places at once costs memory and time for each of them.
    private static final int MAX_WILDCARD_STATES = 100;

    @Override
    public Optional<String> check(EventPattern pattern) {
        JsonNode json = Json.readTrusted(pattern.json().value());
        if (PatternSize.combinations(json) > PatternSize.MAX_COMBINATIONS) {
            return Optional.of(
                    "its `$or` clauses multiply to more than " + PatternSize.MAX_COMBINATIONS + " combinations");
        }
        String complaint = JsonRuleCompiler.check(pattern.json().value());
        if (complaint != null) {
            return Optional.of(firstLine(complaint));
        }
        return machine(pattern).evaluateComplexity(new MachineComplexityEvaluator(MAX_WILDCARD_STATES))
                        >= MAX_WILDCARD_STATES
                ? Optional.of(
                        "its wildcards are too many to be followed at once: use prefix or suffix where that will do")
                : Optional.empty();
    }

    /// The library's complaint without the parser's own account of where its buffer stands.
    private static String firstLine(String complaint) {
        int end = complaint.indexOf('\n');
        return end < 0 ? complaint : complaint.substring(0, end);
    }

    @Override
    public boolean matches(EventPattern pattern, Event event) {
        return !machine(pattern)
                .rulesForJSONEvent(Json.readTrusted(EventDocument.write(event)))
                .isEmpty();
    }

    @Override
    public Index index(Catalog catalog) {
        return new RulerIndex(catalog);
    }

    private static Machine machine(EventPattern pattern) {
        Machine machine = Machine.builder().build();
        add(machine, "the one", pattern.json().value());
        return machine;
    }

    static void add(Machine machine, String name, String rule) {
        try {
            machine.addRule(name, rule);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a pattern as it is saved: " + name, e);
        }
    }
}
