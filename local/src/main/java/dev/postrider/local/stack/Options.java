package dev.postrider.local.stack;

import dev.postrider.local.emulator.ProjectFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How to start a stack. Port 0 is any free one; without a data folder everything lives in memory.
public record Options(
        Path template,
        int port,
        Optional<Path> data,
        Optional<String> rootKey,
        boolean productionGuard,
        Map<String, String> parameters) {
    public Options {
        parameters = Map.copyOf(parameters);
    }

    /// The project's own template, in memory, on a free port.
    public static Options inMemory() {
        Path template = ProjectFolder.find().resolve("template.yaml");
        return new Options(template, 0, Optional.empty(), Optional.empty(), false, Map.of());
    }

    public Options withTemplate(Path file) {
        return new Options(file, port, data, rootKey, productionGuard, parameters);
    }

    public Options withPort(int number) {
        return new Options(template, number, data, rootKey, productionGuard, parameters);
    }

    public Options withData(Path folder) {
        return new Options(template, port, Optional.of(folder.toAbsolutePath()), rootKey, productionGuard, parameters);
    }

    public Options withRootKey(String key) {
        return new Options(template, port, data, Optional.of(key), productionGuard, parameters);
    }

    public Options withProductionGuard() {
        return new Options(template, port, data, rootKey, true, parameters);
    }

    public Options withParameter(String name, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return new Options(template, port, data, rootKey, productionGuard, more);
    }
}
