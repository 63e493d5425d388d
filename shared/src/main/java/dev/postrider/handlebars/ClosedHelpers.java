package dev.postrider.handlebars;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.helper.EachHelper;
import com.github.jknack.handlebars.helper.IfHelper;
import com.github.jknack.handlebars.helper.LookupHelper;
import com.github.jknack.handlebars.helper.UnlessHelper;
import com.github.jknack.handlebars.helper.WithHelper;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The helpers that a template may name: fixed, and nothing can be added. The library's own registry brings some that
/// read files, resource bundles and scripts.
final class ClosedHelpers implements HelperRegistry {
    private static final Map<String, Helper<?>> HELPERS = Map.of(
            IfHelper.NAME, IfHelper.INSTANCE,
            UnlessHelper.NAME, UnlessHelper.INSTANCE,
            EachHelper.NAME, new Loop(),
            WithHelper.NAME, WithHelper.INSTANCE,
            LookupHelper.NAME, new Lookup());

    private final Map<String, Helper<?>> helpers;

    private ClosedHelpers(Map<String, Helper<?>> helpers) {
        this.helpers = Map.copyOf(helpers);
    }

    /// For checking a template: a helper that is none of these is an error before any event.
    static ClosedHelpers strict() {
        return new ClosedHelpers(HELPERS);
    }

    /// For rendering one: a name that leads nowhere leaves a [Gap].
    static ClosedHelpers withGaps() {
        Map<String, Helper<?>> more = new HashMap<>(HELPERS);
        more.put(HELPER_MISSING, Gap.MISSING);
        return new ClosedHelpers(more);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C> @Nullable Helper<C> helper(String name) {
        return (Helper<C>) helpers.get(name);
    }

    @Override
    public Set<Map.Entry<String, Helper<?>>> helpers() {
        return helpers.entrySet();
    }

    @Override
    public @Nullable Decorator decorator(String name) {
        return null;
    }

    @Override
    public <H> HelperRegistry registerHelper(String name, Helper<H> helper) {
        throw closed();
    }

    @Override
    public <H> HelperRegistry registerHelperMissing(Helper<H> helper) {
        throw closed();
    }

    @Override
    public HelperRegistry registerHelpers(Object source) {
        throw closed();
    }

    @Override
    public HelperRegistry registerHelpers(Class<?> source) {
        throw closed();
    }

    @Override
    public HelperRegistry registerHelpers(URI source) {
        throw closed();
    }

    @Override
    public HelperRegistry registerHelpers(File source) {
        throw closed();
    }

    @Override
    public HelperRegistry registerHelpers(String name, Reader source) {
        throw closed();
    }

    @Override
    public HelperRegistry registerHelpers(String name, InputStream source) {
        throw closed();
    }

    @Override
    public HelperRegistry registerHelpers(String name, String source) {
        throw closed();
    }

    @Override
    public HelperRegistry registerDecorator(String name, Decorator decorator) {
        throw closed();
    }

    @Override
    public HelperRegistry setCharset(Charset charset) {
        return this;
    }

    private static UnsupportedOperationException closed() {
        return new UnsupportedOperationException("the helpers are fixed");
    }
}
