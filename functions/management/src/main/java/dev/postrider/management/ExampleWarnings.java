package dev.postrider.management;

import dev.postrider.channel.Channel;
import dev.postrider.preset.Preset;
import dev.postrider.runtime.Problem;
import java.util.List;

/// Where a channel sends what only its preset's example says.
final class ExampleWarnings {
    private ExampleWarnings() {}

    static List<Problem.Mistake> of(Preset preset, Channel channel) {
        return preset.variables().stream()
                .filter(Preset.Input::required)
                .filter(input -> input.example().equals(channel.variables().get(input.name())))
                .map(input -> Problem.Mistake.at(
                        "/variables/" + input.name(),
                        "example_value",
                        "`%s` is the example of the preset %s: %s"
                                .formatted(input.name(), preset.id(), input.example()),
                        "bring your own: " + input.label()))
                .toList();
    }
}
