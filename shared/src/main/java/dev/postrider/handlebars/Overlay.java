package dev.postrider.handlebars;

import com.github.jknack.handlebars.ValueResolver;
import com.github.jknack.handlebars.context.MapValueResolver;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds names in maps and nowhere else, a variable before the field of the root that is named like it, so that no
/// event can redirect a request. Whoever takes the root as a whole (`this`, `each`) sees the event's data alone.
record Overlay(Object root, Map<String, String> variables) implements ValueResolver {
    /// All variables under one name, which no field of the event takes.
    private static final String ALL = "vars";

    @Override
    @SuppressWarnings("ReferenceEquality") // the root itself, not another object with the same fields
    public @Nullable Object resolve(Object context, String name) {
        if (context == root && variables.containsKey(name)) {
            return variables.get(name);
        }
        return context == root && name.equals(ALL) ? variables : MapValueResolver.INSTANCE.resolve(context, name);
    }

    @Override
    public @Nullable Object resolve(Object context) {
        return MapValueResolver.INSTANCE.resolve(context);
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(Object context) {
        return MapValueResolver.INSTANCE.propertySet(context);
    }
}
