package dev.postrider.handlebars;

import com.github.jknack.handlebars.Template;
import dev.postrider.template.Escape;
import dev.postrider.template.TemplateFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The templates used last, by their content: compiling costs some twenty times a rendering. Bounded by number and by
/// the length of their sources, since what is kept of one grows with it.
final class CompiledTemplates {
    private static final int MAX_ENTRIES = 500;
    private static final int MAX_CHARACTERS = 2 * 1024 * 1024;

    private final Map<Key, Entry> entries = LinkedHashMap.newLinkedHashMap(MAX_ENTRIES);

    // mutable: guarded by entries; the sum of their sources' lengths
    private long characters;

    record Key(Escape escape, String source) {}

    /// What compiling came to; a fault is worth remembering too.
    sealed interface Entry {
        record Usable(Template template, Page page) implements Entry {}

        record Faulty(TemplateFault fault) implements Entry {}
    }

    Entry get(Key key, Supplier<Entry> compile) {
        Optional<Entry> known = touch(key);
        if (known.isPresent()) {
            return known.orElseThrow();
        }
        Entry entry = compile.get();
        synchronized (entries) {
            if (entries.put(key, entry) == null) {
                characters += key.source().length();
            }
            evict();
        }
        return entry;
    }

    private void evict() {
        while (entries.size() > MAX_ENTRIES || (characters > MAX_CHARACTERS && entries.size() > 1)) {
            Key oldest = entries.keySet().iterator().next();
            entries.remove(oldest);
            characters -= oldest.source().length();
        }
    }

    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    /// Moves an entry to the young end.
    private Optional<Entry> touch(Key key) {
        synchronized (entries) {
            Entry known = entries.remove(key);
            if (known == null) {
                return Optional.empty();
            }
            entries.put(key, known);
            return Optional.of(known);
        }
    }
}
