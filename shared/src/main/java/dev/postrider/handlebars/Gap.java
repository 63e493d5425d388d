package dev.postrider.handlebars;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Stands where a template names something that is not there, or `null`: what it comes to depends on the place.
record Gap(String name) {
    private static final String INVERTED = "unless";

    /// What the engine asks about a name that it cannot resolve.
    static final Helper<Object> MISSING = (_, options) -> missing(options);

    /// A value, or the gap where there is none. Only a tag that prints something can print a gap.
    static @Nullable Object orElse(@Nullable Object value, Options options) {
        return value != null || options.tagType == TagType.SUB_EXPRESSION ? value : new Gap(options.helperName);
    }

    private static @Nullable Object missing(Options options) throws IOException {
        if (options.params.length > 0 || !options.hash.isEmpty()) {
            throw Faults.stop(options.fn, "could not find helper: '" + options.helperName + "'");
        }
        if (options.tagType.inline()) {
            return orElse(null, options);
        }
        return options.helperName.equals(INVERTED) ? options.fn() : options.inverse();
    }

    /// Nothing, where the engine itself makes it a text.
    @Override
    public String toString() {
        return "";
    }
}
