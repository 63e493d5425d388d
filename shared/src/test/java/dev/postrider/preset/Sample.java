package dev.postrider.preset;

import dev.postrider.event.AcceptedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// An event that a preset is tried on. A preset for a receiver takes any event ([Shape]); one that is an example of
/// somebody who sends takes that one's (`events/`).
record Sample(String word, AcceptedEvent event) {
    /// The categories that are named after who sends.
    static final Set<String> SENDERS = Set.of("checkly", "coroot", "qovery");

    private static final Path EVENTS = Path.of("../events");

    static List<Sample> of(Preset preset) {
        String category = preset.document().path("category").asText();
        return SENDERS.contains(category)
                ? sentBy(category)
                : Arrays.stream(Shape.values())
                        .map(shape -> new Sample(shape.word(), shape.event()))
                        .toList();
    }

    private static List<Sample> sentBy(String sender) {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(sender + "-"))
                    .sorted()
                    .map(Sample::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample read(Path file) {
        try {
            String name = file.getFileName().toString();
            return new Sample(
                    name.substring(name.indexOf('-') + 1, name.lastIndexOf('.')),
                    Shape.accepted(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
