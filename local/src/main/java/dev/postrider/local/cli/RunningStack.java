package dev.postrider.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.postrider.local.emulator.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Where `up` runs and by which key it opens, kept in a file for its owner alone, so that `send` needs no flags.
record RunningStack(String endpoint, String key) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path file() {
        return ProjectFolder.find().resolve(".postrider/running.json");
    }

    void remember() {
        try {
            Files.createDirectories(file().getParent());
            Files.deleteIfExists(file());
            Files.createFile(
                    file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            JSON.writeValue(
                    file().toFile(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("endpoint", endpoint)
                            .put("key", key));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(), e);
        }
    }

    /// Forgets this stack, unless another one has started since.
    void forget() {
        if (find().filter(this::equals).isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(), e);
        }
    }

    /// A client of the stack that is named, else of the one that `up` has started.
    ///
    /// @throws IllegalStateException when there is neither
    static ApiClient client(Optional<String> endpoint, Optional<String> key) {
        Optional<RunningStack> running = find();
        return new ApiClient(
                endpoint.or(() -> running.map(RunningStack::endpoint))
                        .orElseThrow(() -> new IllegalStateException("no stack is running here: start one with"
                                + " ./postrider up, or pass --endpoint and --key")),
                key.or(() -> running.map(RunningStack::key)).orElse(""));
    }

    static Optional<RunningStack> find() {
        try {
            JsonNode json = JSON.readTree(Files.readString(file()));
            return Optional.of(new RunningStack(
                    json.path("endpoint").asText(), json.path("key").asText()));
        } catch (IOException e) {
            return Optional.empty(); // None was started here.
        }
    }
}
