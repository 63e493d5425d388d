package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.delivery.Journey;
import dev.postrider.delivery.Journey.Phase;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The fields of an attempt that tell its way over the network. What did not happen is left out.
final class JourneyDocument {
    private static final String REMOTE_ADDRESS = "remoteAddress";
    private static final String PHASES = "phases";

    private JourneyDocument() {}

    static void write(Journey journey, ObjectNode attempt) {
        journey.remoteAddress().ifPresent(address -> attempt.put(REMOTE_ADDRESS, address));
        if (!journey.phases().isEmpty()) {
            ObjectNode phases = attempt.putObject(PHASES);
            journey.phases().forEach((phase, took) -> phases.put(phase.field(), took.toMillis()));
        }
    }

    static Journey read(JsonNode attempt) {
        JsonNode phases = attempt.path(PHASES);
        return new Journey(
                Optional.ofNullable(attempt.path(REMOTE_ADDRESS).textValue()),
                Arrays.stream(Phase.values())
                        .filter(phase -> phases.has(phase.field()))
                        .collect(Collectors.toMap(
                                Function.identity(),
                                phase -> Duration.ofMillis(
                                        phases.path(phase.field()).asLong()))));
    }
}
