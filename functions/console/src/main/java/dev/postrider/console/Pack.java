package dev.postrider.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// All modules as one script. A hundred small files read well and travel badly: each would be an invocation of its own,
/// all at once, in an account that may have ten.
final class Pack {
    private final Map<String, Module> modules;
    private final SequencedMap<String, Module> sorted = new LinkedHashMap<>();

    private Pack(Map<String, Module> modules) {
        this.modules = modules;
    }

    /// What a module and all that it needs come to, what is needed first.
    ///
    /// @param sources by their paths
    /// @throws IllegalArgumentException where modules need each other in a circle, or one is not there
    static String of(String entry, Map<String, String> sources) {
        Pack pack = new Pack(sources.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, source -> Module.of(source.getKey(), source.getValue()))));
        pack.add(entry, List.of());
        return pack.sorted.values().stream()
                .map(module -> slot(module.path()) + " = " + module.code() + ";\n")
                .collect(Collectors.joining("", "const $modules = {};\n", ""));
    }

    /// Where what a module exports is found.
    static String slot(String path) {
        return "$modules['" + path + "']";
    }

    private void add(String path, List<String> needing) {
        if (sorted.containsKey(path)) {
            return;
        }
        if (needing.contains(path)) {
            throw new IllegalArgumentException("modules in a circle: " + needing + " need " + path);
        }
        Module module = modules.get(path);
        if (module == null) {
            throw new IllegalArgumentException("there is no module " + path + ", which " + needing + " need");
        }
        List<String> deeper = new ArrayList<>(needing);
        deeper.add(path);
        module.imports().forEach(other -> add(other, deeper));
        sorted.put(path, module);
    }
}
