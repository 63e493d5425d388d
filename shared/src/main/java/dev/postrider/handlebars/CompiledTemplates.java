package dev.postrider.handlebars;

import com.github.jknack.handlebars.Template;
import dev.postrider.template.TemplateFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The templates compiled last, by their source: compiling costs some twenty times a rendering.
final class CompiledTemplates {
    private static final int CAPACITY = 500;

    private final Map<String, Entry> bySource = LinkedHashMap.newLinkedHashMap(CAPACITY);

    /// What compiling came to; a fault is worth remembering too.
    sealed interface Entry {
        record Usable(Template template) implements Entry {}

        record Faulty(TemplateFault fault) implements Entry {}
    }

    Entry get(String source, Function<String, Entry> compile) {
        Optional<Entry> known = touch(source);
        if (known.isPresent()) {
            return known.orElseThrow();
        }
        Entry entry = compile.apply(source);
        synchronized (bySource) {
            bySource.put(source, entry);
            if (bySource.size() > CAPACITY) {
                bySource.remove(bySource.keySet().iterator().next());
            }
        }
        return entry;
    }

    /// Moves an entry to the young end.
    private Optional<Entry> touch(String source) {
        synchronized (bySource) {
            Entry known = bySource.remove(source);
            if (known == null) {
                return Optional.empty();
            }
            bySource.put(source, known);
            return Optional.of(known);
        }
    }
}
