package dev.postrider.render;

import dev.postrider.channel.Channel;
import dev.postrider.channel.HeaderRules;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Bytes;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRenderer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.StringJoiner;

/// Renders a channel's request for one attempt and validates what came out; nothing is repaired silently.
public final class WebhookRenderer {
    private static final int MAX_BODY = 1024 * 1024;
    private static final String USER_AGENT = "Postrider/0.1";

    private final TemplateRenderer templates;
    private final EndpointPolicy endpoints;

    public WebhookRenderer(TemplateRenderer templates, EndpointPolicy endpoints) {
        this.templates = templates;
        this.endpoints = endpoints;
    }

    /// What rendering came to.
    public sealed interface Result {
        record Ready(WebhookRequest request) implements Result {}

        /// Nothing can be sent, and no repetition would change that.
        record Broken(AttemptOutcome outcome) implements Result {}
    }

    /// Renders one attempt.
    ///
    /// @param sentAt the attempt's own time, which goes into its headers and nowhere else
    public Result render(Channel channel, AcceptedEvent event, DeliveryId delivery, Instant sentAt) {
        try {
            Page page = new Page(templates.begin(context(channel, event, delivery)));
            URI uri = uri(channel.request(), page);
            SequencedMap<String, String> headers = headers(channel.request(), page, delivery, sentAt);
            return new Result.Ready(
                    new WebhookRequest(channel.request().method(), uri, headers, body(channel.request(), page, event)));
        } catch (Unsendable e) {
            return new Result.Broken(e.outcome);
        }
    }

    private static RenderContext context(Channel channel, AcceptedEvent event, DeliveryId delivery) {
        return new RenderContext(
                event,
                channel.view(),
                delivery.value(),
                Map.of(),
                channel.templating().rules());
    }

    private URI uri(RequestTemplate request, Page page) {
        String url = page.render("url", request.url(), Placement.URL);
        StringJoiner query = new StringJoiner("&");
        request.query()
                .forEach((name, values) -> values.forEach(value -> {
                    String rendered = page.render("query " + name, value, Placement.QUERY);
                    if (!rendered.isEmpty() || value.isLiteral()) {
                        query.add(encode(name) + "=" + encode(rendered));
                    }
                }));
        String whole = query.length() == 0 ? url : url + (url.contains("?") ? "&" : "?") + query;
        return switch (EndpointUrl.read(whole, endpoints)) {
            case EndpointUrl.Verdict.Allowed(URI uri) -> uri;
            case EndpointUrl.Verdict.Refused _ -> throw new Unsendable(new AttemptOutcome.Forbidden(true));
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static SequencedMap<String, String> headers(
            RequestTemplate request, Page page, DeliveryId delivery, Instant sentAt) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("user-agent", USER_AGENT);
        if (request.method().hasBody()) {
            headers.put("content-type", "application/json");
        }
        int total = 0;
        for (Map.Entry<String, Template> header : request.headers().entrySet()) {
            String value =
                    HeaderRules.trimmed(page.render("header " + header.getKey(), header.getValue(), Placement.HEADER));
            if (!HeaderRules.isValue(value)) {
                throw Unsendable.at(
                        "header " + header.getKey(),
                        "the rendered value is over 4096 characters or not printable ASCII");
            }
            total += header.getKey().length() + value.length();
            if (!value.isEmpty()) {
                headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), value);
            }
        }
        if (total > HeaderRules.MAX_TOTAL) {
            throw new Unsendable(new AttemptOutcome.TooLarge("headers over 16 KiB"));
        }
        headers.put("webhook-id", delivery.value());
        headers.put("webhook-timestamp", Long.toString(sentAt.getEpochSecond()));
        return headers;
    }

    private static Bytes body(RequestTemplate request, Page page, AcceptedEvent event) {
        if (!request.method().hasBody()) {
            return Bytes.NONE;
        }
        Bytes body = Bytes.utf8(request.body()
                .map(template -> page.render("body", template, Placement.ofBody(request.contentType())))
                .orElseGet(() -> event.event().data().value()));
        if (body.length() > MAX_BODY) {
            throw new Unsendable(new AttemptOutcome.TooLarge("body over 1 MiB"));
        }
        return body;
    }

    /// The renderings of one request.
    private record Page(TemplateRenderer.Rendering rendering) {
        String render(String place, Template template, Placement placement) {
            if (template.isLiteral() && placement != Placement.JSON_BODY) {
                return template.source();
            }
            return switch (rendering.render(template, placement)) {
                case RenderResult.Rendered(String text, SecretTrace _) -> text;
                case RenderResult.Failed(TemplateFault fault) ->
                    throw new Unsendable(new AttemptOutcome.Unrenderable(place, fault));
            };
        }
    }

    /// Ends a rendering from wherever it stands; never leaves this class.
    private static final class Unsendable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient AttemptOutcome outcome;

        Unsendable(AttemptOutcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }

        static Unsendable at(String place, String reason) {
            return new Unsendable(new AttemptOutcome.Unrenderable(place, new TemplateFault(0, 0, reason)));
        }
    }
}
