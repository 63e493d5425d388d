package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.HeaderRules;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.template.Template;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Reads the request part of a channel.
final class RequestReader {
    private static final int MAX_URL = 2048;
    private static final int MAX_BODY = 64 * 1024;
    private static final int MAX_HEADERS = 50;
    private static final int MAX_QUERY = 50;

    private RequestReader() {}

    static RequestTemplate read(Fields channel) {
        Fields fields = channel.object("request").only(Set.of("method", "url", "query", "headers", "body"));
        return new RequestTemplate(
                method(fields),
                url(fields),
                query(fields.object("query")),
                headers(fields.object("headers")),
                body(fields));
    }

    private static RequestTemplate.Method method(Fields fields) {
        String word = fields.text("method").orElse("POST");
        Optional<RequestTemplate.Method> method = Arrays.stream(RequestTemplate.Method.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
        if (method.isEmpty()) {
            fields.error(
                    "method",
                    Fields.CODE,
                    "`method` is one of " + Arrays.toString(RequestTemplate.Method.values()) + ", in capitals",
                    "most receivers want POST");
        }
        return method.orElse(RequestTemplate.Method.POST);
    }

    private static Template url(Fields fields) {
        String url = fields.text("url").orElse("");
        if (url.isBlank()) {
            fields.error(
                    "url",
                    "bad_url",
                    "a channel needs the URL that it sends to",
                    "for example https://hooks.example.com/a");
        } else if (url.length() > MAX_URL) {
            fields.error(
                    "url",
                    "url_too_long",
                    "a URL template has at most " + MAX_URL + " characters",
                    "move what repeats into a variable");
        }
        return new Template(url);
    }

    private static SequencedMap<String, List<Template>> query(Fields fields) {
        SequencedMap<String, List<Template>> query = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : fields.object().properties()) {
            List<String> values = field.getValue().isArray()
                    ? fields.texts(field.getKey()).orElse(List.of())
                    : fields.text(field.getKey()).map(List::of).orElse(List.of());
            query.put(field.getKey(), values.stream().map(Template::new).toList());
        }
        if (query.size() > MAX_QUERY) {
            fields.error("", Fields.CODE, "at most " + MAX_QUERY + " query parameters", "put the rest into the body");
        }
        return query;
    }

    private static SequencedMap<String, Template> headers(Fields fields) {
        SequencedMap<String, Template> headers = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> field : fields.object().properties()) {
            String name = field.getKey();
            String value = fields.text(name).orElse("");
            checkHeader(fields, name, value, seen.add(ChannelReader.lower(name)));
            headers.put(name, new Template(value));
        }
        if (headers.size() > MAX_HEADERS) {
            fields.error("", "too_many_headers", "at most " + MAX_HEADERS + " headers", "remove those nobody reads");
        }
        return headers;
    }

    private static void checkHeader(Fields fields, String name, String value, boolean isFirst) {
        if (!HeaderRules.isName(name)) {
            fields.error(
                    name,
                    "bad_header_name",
                    "`" + name + "` is no header name (RFC 9110, section 5.1)",
                    "use letters, digits and -");
        } else if (HeaderRules.isReserved(name)) {
            fields.error(
                    name,
                    "reserved_header",
                    "`" + name + "` is set by Postrider or by the connection itself",
                    "remove it");
        } else if (!isFirst) {
            fields.error(
                    name, "duplicate_header", "`" + name + "` stands here twice (case does not count)", "keep one");
        }
        if (!HeaderRules.isTemplate(value)) {
            fields.error(
                    name,
                    "bad_header_value",
                    "a header value is one line of at most 4096 printable ASCII characters",
                    "put other characters into the body");
        }
    }

    private static Optional<Template> body(Fields fields) {
        Optional<String> body = fields.text("body");
        body.filter(text -> text.length() > MAX_BODY)
                .ifPresent(_ -> fields.error(
                        "body", "template_too_complex", "a body template has at most 64 KiB", "shorten it"));
        return body.map(Template::new);
    }
}
