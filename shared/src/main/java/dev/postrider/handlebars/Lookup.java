package dev.postrider.handlebars;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `lookup`: a field or an element whose name is computed. It sees data alone, never a variable: an event must not be
/// able to ask for one by name.
final class Lookup implements Helper<Object> {
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    @Override
    public @Nullable Object apply(@Nullable Object from, Options options) {
        return Gap.orElse(options.params.length == 0 ? from : find(from, options.param(0)), options);
    }

    private static @Nullable Object find(@Nullable Object from, @Nullable Object name) {
        String key = name == null ? "" : name.toString();
        return switch (from) {
            case Map<?, ?> fields -> fields.get(key);
            case List<?> elements
            when INDEX.matcher(key).matches() && Integer.parseInt(key) < elements.size() ->
                elements.get(Integer.parseInt(key));
            case null, default -> null;
        };
    }
}
