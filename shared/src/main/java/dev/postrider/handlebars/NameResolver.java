package dev.postrider.handlebars;

import com.github.jknack.handlebars.ValueResolver;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that names can reach: own properties of JSON values, variables, secrets, and private data. No method or
/// field of any Java object.
final class NameResolver implements ValueResolver {
    @Override
    public Object resolve(Object context, String name) {
        if (context instanceof Map) {
            return UNRESOLVED; // the engine's own place for what its helpers add; ours add nothing
        }
        Run run = Run.CURRENT.get();
        Object value = switch (run.page().name(name)) {
            case Page.Name.Bare(String text) -> bare(run.scene(), context, text);
            case Page.Name.Member(String text) -> Js.property(context, text);
            case Page.Name.Private(int up, String text) -> data(run, up, text);
            case Page.Name.Parameter(int number) -> run.parameter(number);
            case Page.Name.Constant(Object constant) -> constant;
            case Page.Name.Self() -> context;
        };
        return value == Nothing.UNDEFINED ? UNRESOLVED : value;
    }

    private static Object bare(Scene scene, Object context, String name) {
        Object overlay = scene.named(name);
        if (overlay != Nothing.UNDEFINED) {
            return overlay;
        }
        Object own = scene.isAlways(name) ? Nothing.UNDEFINED : Js.property(context, name);
        return own != Nothing.UNDEFINED ? own : scene.around(name);
    }

    private static Object data(Run run, int up, String name) {
        Object own = run.loop().up(up).data().getOrDefault(name, Nothing.UNDEFINED);
        return own != Nothing.UNDEFINED || isOfLoop(name) ? own : run.scene().known(name);
    }

    private static boolean isOfLoop(String name) {
        return switch (name) {
            case "index", "key", "first", "last" -> true;
            default -> false;
        };
    }

    @Override
    public Object resolve(Object context) {
        return UNRESOLVED;
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(@Nullable Object context) {
        return Set.of();
    }
}
