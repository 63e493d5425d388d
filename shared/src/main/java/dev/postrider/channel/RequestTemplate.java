package dev.postrider.channel;

import dev.postrider.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The request a channel sends, before an event fills it in. Without a body template the event's data goes as it is.
public record RequestTemplate(
        Method method,
        Template url,
        SequencedMap<String, List<Template>> query,
        SequencedMap<String, Template> headers,
        Optional<Template> body) {
    public RequestTemplate {
        query = new LinkedHashMap<>(query);
        headers = new LinkedHashMap<>(headers);
    }

    /// The content type as the channel names it, or JSON where it names none.
    public String contentType() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .findFirst()
                .map(Map.Entry::getValue)
                .filter(Template::isLiteral)
                .map(Template::source)
                .orElse("application/json");
    }

    /// The methods a webhook may use. Only POST, PUT and PATCH carry a body.
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE,
        OPTIONS;

        public boolean hasBody() {
            return this == POST || this == PUT || this == PATCH;
        }
    }
}
