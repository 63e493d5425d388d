package dev.postrider.channel;

import dev.postrider.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The request a channel sends, before an event fills it in. Without a body template the event's data goes as it is.
public record RequestTemplate(
        Method method,
        Template url,
        SequencedMap<String, List<Template>> query,
        SequencedMap<String, Template> headers,
        Optional<Template> body) {
    private static final Pattern USERINFO =
            Pattern.compile("(?i)(https?://)(?-i)(\\{\\{\\{?\\s*(?:@?(?:vars|secrets)\\.)?[A-Z][A-Z0-9_]*\\s*}?}}):?@");

    public RequestTemplate {
        query = new LinkedHashMap<>(query);
        headers = new LinkedHashMap<>(headers);
    }

    /// The variable or secret that stands alone where a URL has its userinfo, `https://{{API_KEY}}@host/…` or
    /// `https://{{API_KEY}}:@host/…`: the user of basic authentication, with an empty password (RFC 7617).
    public Optional<Template> userinfo() {
        return Optional.of(USERINFO.matcher(url.source()))
                .filter(Matcher::lookingAt)
                .map(parts -> new Template(parts.group(2)));
    }

    /// The URL without that.
    public Template endpoint() {
        Matcher parts = USERINFO.matcher(url.source());
        return parts.lookingAt() ? new Template(parts.group(1) + url.source().substring(parts.end())) : url;
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
