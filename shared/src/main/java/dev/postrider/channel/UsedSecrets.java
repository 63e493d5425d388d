package dev.postrider.channel;

import dev.postrider.template.Template;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which of the secrets that a channel may see its templates can touch: those whose names they spell. A template
/// reaches a secret by its literal name alone, so no other is ever opened.
public final class UsedSecrets {
    private UsedSecrets() {}

    public static Map<String, Variables.Names.Secret> of(Channel channel, Variables.Names names) {
        if (names.secrets().isEmpty()) {
            return Map.of();
        }
        String text = sources(channel).map(Template::source).collect(Collectors.joining("\n"));
        return names.secrets().entrySet().stream()
                .filter(secret -> text.contains(secret.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Template> sources(Channel channel) {
        RequestTemplate request = channel.request();
        return Stream.of(
                        Stream.of(request.url()),
                        request.query().values().stream().flatMap(values -> values.stream()),
                        request.headers().values().stream(),
                        request.body().stream(),
                        channel.templating().alert().values().stream())
                .flatMap(templates -> templates);
    }
}
