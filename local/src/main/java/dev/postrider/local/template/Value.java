package dev.postrider.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of the template with the line it stands on. Intrinsic functions are [Call]s, whether written `!Ref x` or
/// `{Ref: x}`.
sealed interface Value {
    int line();

    record Text(String text, int line) implements Value {}

    record Items(List<Value> items, int line) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Fields(Map<String, Value> fields, int line) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    record Call(String function, Value argument, int line) implements Value {}
}
