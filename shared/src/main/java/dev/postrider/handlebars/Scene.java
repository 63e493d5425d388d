package dev.postrider.handlebars;

import com.github.jknack.handlebars.Context;
import dev.postrider.secret.SecretText;
import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.RenderContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// What the templates of one delivery see, as values of theirs; read once for all of them.
final class Scene {
    /// Names that work without `@` where the data has no such field, and two that always do.
    private static final Set<String> CONVENIENT = Set.of("event", "data", "alert", "channel", "delivery");
    private static final Set<String> ALWAYS = Set.of("vars", "secrets");

    private final RenderContext given;
    private final Object data;
    private final Context root;
    private final Secrets secrets;
    private final Chance chance;
    private final Budget budget;
    private final Map<String, Object> known = new HashMap<>();
    private final BiFunction<Scene, JsonObject, AlertView> alert;

    /// @param alert makes the alert of the event's view
    Scene(RenderContext given, Budget budget, BiFunction<Scene, JsonObject, AlertView> alert) {
        this.given = given;
        this.budget = budget;
        this.alert = alert;
        this.data = JsonModel.read(given.event().event().data());
        this.secrets = new Secrets(given.secrets());
        this.chance = new Chance(given.delivery(), given.event().acceptedAt());
        this.root = Context.newBuilder(data).resolver(new NameResolver()).build();
    }

    boolean writesHtml() {
        return given.rules().escape() == Escape.HTML;
    }

    boolean failsOnMissing() {
        return given.rules().missing() == Missing.FAIL;
    }

    Escape escape() {
        return given.rules().escape();
    }

    Context root() {
        return root;
    }

    Object data() {
        return data;
    }

    Budget budget() {
        return budget;
    }

    Chance chance() {
        return chance;
    }

    /// The moment that all of this delivery's templates take for now.
    Instant now() {
        return given.event().acceptedAt();
    }

    Map<String, SecretText> secrets() {
        return given.secrets();
    }

    /// A value's text: JavaScript's where Checkly's bytes are wanted, else with its own digits and as JSON.
    String text(Object value) {
        return writesHtml() ? Js.text(value) : Values.text(value);
    }

    /// The context of a block: none of its own where the value is the one around it (Handlebars.js compares with
    /// `!=`).
    @SuppressWarnings("ReferenceEquality") // the context's very value
    Context within(Context around, Object model) {
        if (around.model() == model) {
            return around;
        }
        boolean isAlike = around.parent() != null && Js.isAlike(around.model(), model);
        return Context.newContext(isAlike ? around.parent() : around, model);
    }

    /// A variable or a secret, or nothing.
    Object named(String name) {
        String variable = given.channel().variables().get(name);
        if (variable != null) {
            return variable;
        }
        return given.secrets().containsKey(name) ? secrets.get(name) : Nothing.UNDEFINED;
    }

    /// What a bare name means after variables, secrets and the current context: a field of the event's data, or one of
    /// the names around it. Checkly has neither.
    Object around(String name) {
        if (writesHtml()) {
            return Nothing.UNDEFINED;
        }
        Object field = isAlways(name) ? Nothing.UNDEFINED : Js.property(data, name);
        if (field != Nothing.UNDEFINED) {
            return field;
        }
        return (CONVENIENT.contains(name) || ALWAYS.contains(name)) ? known(name) : Nothing.UNDEFINED;
    }

    boolean isAlways(String name) {
        return !writesHtml() && ALWAYS.contains(name);
    }

    /// `@name`, beside those of loops.
    Object known(String name) {
        Object value = known.get(name);
        if (value == null) {
            value = view(name);
            known.put(name, value);
        }
        if (value instanceof AlertView computed) {
            computed.secrets().forEach(Run.CURRENT.get()::touch);
            return computed.fields();
        }
        return value;
    }

    private Object view(String name) {
        return switch (name) {
            case "root", "data" -> data;
            case "event" -> EventView.of(given.event().event(), data);
            case "alert" -> alert.apply(this, EventView.of(given.event().event(), data));
            case "channel" -> {
                LinkedHashMap<String, Object> channel = new LinkedHashMap<>();
                channel.put("id", given.channel().id());
                channel.put("name", given.channel().name());
                channel.put(
                        "group",
                        given.channel().group().<Object>map(group -> group).orElse(Nothing.NULL));
                yield new JsonObject(channel);
            }
            case "delivery" -> {
                LinkedHashMap<String, Object> delivery = new LinkedHashMap<>();
                delivery.put("id", given.delivery());
                yield new JsonObject(delivery);
            }
            case "vars" ->
                JsonObject.of(new LinkedHashMap<>(new TreeMap<>(given.channel().variables())));
            case "secrets" -> secrets;
            default -> Nothing.UNDEFINED;
        };
    }
}
