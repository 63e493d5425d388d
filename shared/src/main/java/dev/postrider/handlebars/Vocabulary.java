package dev.postrider.handlebars;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Options;
import dev.postrider.template.Escape;
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
final class Vocabulary implements HelperRegistry {
    /// What [Canon] writes for tags that name no helper; no template can, since names there are numbers.
    static final String PRINT = "Print";
    static final String PRINT_RAW = "PrintRaw";
    static final String SECTION = "Section";
    static final String MISSING = "Missing";
    static final String INLINE = "Inline";
    static final String PARTIAL = "Partial";
    static final String PARAMETERS = "parameters";

    private static final Map<String, Action> CHECKLY_ACTIONS = checkly();
    private static final Map<String, Action> OWN_ACTIONS = own();

    /// The built-in names and Checkly's, which win over fields even without an argument.
    static final Set<String> CHECKLY = CHECKLY_ACTIONS.keySet();

    private final Map<String, Action> actions;
    private final Map<String, Helper<?>> helpers = new HashMap<>();
    private final boolean isStrict;

    private Vocabulary(Map<String, Action> actions, boolean isStrict) {
        this.actions = actions;
        this.isStrict = isStrict;
        actions.forEach((name, action) -> helpers.put(engineName(name), new Adapter(action)));
        helpers.put(PRINT, new Adapter(call -> print(call, true)));
        helpers.put(PRINT_RAW, new Adapter(call -> print(call, false)));
        helpers.put(SECTION, new Adapter(Blocks::section));
        helpers.put(MISSING, new Adapter(call -> Blocks.missing(call, names())));
        helpers.put(INLINE, new Adapter(Partials::define));
        helpers.put(PARTIAL, new Adapter(Partials::show));
    }

    /// What templates of a channel may say: in `html` nothing beside what Checkly's may.
    static Vocabulary of(Escape escape) {
        Map<String, Action> actions = new HashMap<>(CHECKLY_ACTIONS);
        if (escape != Escape.HTML) {
            actions.putAll(OWN_ACTIONS);
        }
        return new Vocabulary(actions, escape != Escape.HTML);
    }

    private static Map<String, Action> checkly() {
        Map<String, Action> actions = new HashMap<>();
        Blocks.addTo(actions);
        Comparisons.addTo(actions);
        Texts.addTo(actions);
        Moments.addTo(actions);
        return Map.copyOf(actions);
    }

    private static Map<String, Action> own() {
        Map<String, Action> actions = new HashMap<>();
        OwnValues.addTo(actions);
        OwnTexts.addTo(actions);
        OwnMarkup.addTo(actions);
        OwnTimes.addTo(actions);
        OwnDigests.addTo(actions);
        return Map.copyOf(actions);
    }

    Set<String> names() {
        return actions.keySet();
    }

    boolean isStrict() {
        return isStrict;
    }

    /// How [Canon] writes a helper's name: one that the library itself gives a meaning must not reach it.
    static String engineName(String name) {
        return "H" + name.replace("$", "S");
    }

    private static Object print(Invocation call, boolean isEscaped) {
        Object value = call.argument(0);
        return new Action.Shown(
                value instanceof OwnValues.Raw(Object raw)
                        ? call.run().print(call.spot(), raw, false)
                        : call.run().print(call.spot(), value, isEscaped));
    }

    /// A helper as the engine calls it. Its first argument is its place in the source.
    private record Adapter(Action action) implements Helper<Object> {
        @Override
        public @Nullable Object apply(Object spot, Options options) {
            Run run = Run.CURRENT.get();
            Invocation call = new Invocation(run, run.page().spot(((Number) spot).intValue()), options);
            Object result = action.apply(call);
            if (result instanceof Action.Shown(String text)) {
                return new Handlebars.SafeString(text);
            }
            if (call.isBlock()) {
                return run.print(call.spot(), result, !run.scene().writesHtml());
            }
            return result == Nothing.UNDEFINED ? null : result;
        }
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
