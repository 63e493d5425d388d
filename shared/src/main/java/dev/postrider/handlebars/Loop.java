package dev.postrider.handlebars;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.helper.EachHelper;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `each`, and every plain section over a list: the library's own, on the account of the rendering. Nine loops inside
/// each other over a hundred elements would never end, and nothing in the library stops them.
final class Loop implements Helper<Object> {
    /// What one turn costs beside its text, in characters.
    private static final int TURN = 32;

    @Override
    public @Nullable Object apply(@Nullable Object over, Options options) throws IOException {
        Slots.CURRENT.get().spend((long) turns(over) * (TURN + options.fn.text().length()), options.fn);
        return EachHelper.INSTANCE.apply(over, options);
    }

    private static int turns(@Nullable Object over) {
        return switch (over) {
            case Map<?, ?> fields -> fields.size();
            case Collection<?> elements -> elements.size();
            case null, default -> 0;
        };
    }
}
