package dev.postrider.management;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.render.OpenChannel;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import dev.postrider.runtime.Spelling;
import dev.postrider.template.Remark;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a channel's templates did over an event that their author may not have meant.
final class TemplateWarnings {
    private static final int GUESSES = 3;

    private TemplateWarnings() {}

    /// The warnings of a channel.
    ///
    /// @param remarks by the place in the request, such as `header accept`
    static List<Problem.Mistake> of(OpenChannel channel, AcceptedEvent event, Map<String, List<Remark>> remarks) {
        Set<String> known = known(channel, event);
        return remarks.entrySet().stream()
                .flatMap(place -> place.getValue().stream().map(remark -> warning(place.getKey(), remark, known)))
                .toList();
    }

    /// What to do about a template that does not render: where it names something that leads nowhere, the nearest
    /// names.
    static String hint(OpenChannel channel, AcceptedEvent event, String reason, List<Remark> remarks) {
        return remarks.stream()
                .filter(remark -> remark.kind() == Remark.Kind.UNKNOWN_NAME && names(reason, remark.expression()))
                .findFirst()
                .map(remark -> nearest(remark.expression(), known(channel, event)))
                .orElse("docs/templates.md says what templates can do");
    }

    private static boolean names(String reason, String expression) {
        return reason.contains("'" + expression + "'") || reason.contains("{{" + expression + "}}");
    }

    private static Problem.Mistake warning(String place, Remark remark, Set<String> known) {
        return new Problem.Mistake(
                pointer(place),
                Optional.of(new Problem.Place(remark.line(), remark.column())),
                remark.kind().name().toLowerCase(Locale.ROOT),
                switch (remark.kind()) {
                    case UNKNOWN_NAME -> "`" + remark.expression() + "` leads nowhere in this event";
                    case QUOTED_VALUE -> "`" + remark.expression() + "` is a text here and was put into quotes";
                },
                switch (remark.kind()) {
                    case UNKNOWN_NAME -> nearest(remark.expression(), known);
                    case QUOTED_VALUE -> "write the quotes yourself where it is always a text, or use number or json";
                });
    }

    static String pointer(String place) {
        return place.startsWith("alert ")
                ? place.replaceFirst("^alert ", "/alert/")
                : "/request/" + place.replaceFirst("^header ", "headers/").replaceFirst("^query ", "query/");
    }

    private static String nearest(String name, Set<String> known) {
        List<String> near = Spelling.nearest(name, known, GUESSES);
        return near.isEmpty()
                ? "docs/templates.md says which names there are"
                : "did you mean " + String.join(" or ", near) + "?";
    }

    /// The names at hand: the channel's, the fields of the data, and what stands around them.
    private static Set<String> known(OpenChannel channel, AcceptedEvent event) {
        Set<String> names = new TreeSet<>(channel.variables().keySet());
        names.addAll(List.of("@event", "@data", "@alert", "@channel", "@delivery", "@vars", "@secrets"));
        List.of("title", "message", "severity", "status", "resolved", "key", "url", "tags", "fields", "icon")
                .forEach(part -> names.add("@alert." + part));
        List.of("id", "source", "type", "subject", "time", "data").forEach(part -> names.add("@event." + part));
        channel.variables().keySet().forEach(name -> names.add("@vars." + name));
        channel.secrets().keySet().forEach(name -> names.add("@secrets." + name));
        Json.readTrusted(event.event().data().value()).fieldNames().forEachRemaining(name -> {
            names.add(name);
            names.add("@data." + name);
        });
        return names;
    }
}
