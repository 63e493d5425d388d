package dev.postrider.render;

import dev.postrider.channel.Auth;
import dev.postrider.channel.Channel;
import dev.postrider.channel.HeaderRules;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Bytes;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.UrlText;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Hops;
import dev.postrider.secret.SecretText;
import dev.postrider.template.Placement;
import dev.postrider.template.Remark;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateFault;
import dev.postrider.template.TemplateRenderer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.StringJoiner;

/// Renders a channel's request for one attempt and validates what came out; nothing is repaired silently.
public final class WebhookRenderer {
    private static final int MAX_BODY = 1024 * 1024;
    private static final String USER_AGENT = "Postrider/0.1";

    private final TemplateRenderer templates;
    private final KnownUrls urls;

    public WebhookRenderer(TemplateRenderer templates, EndpointPolicy endpoints) {
        this.templates = templates;
        this.urls = new KnownUrls(endpoints);
    }

    /// What rendering came to.
    public sealed interface Result {
        /// A request that may be sent.
        ///
        /// @param redaction what may be kept of it and of its answer
        record Ready(WebhookRequest request, Redaction redaction) implements Result {}

        /// Nothing can be sent, and no repetition would change that.
        record Broken(AttemptOutcome outcome) implements Result {}
    }

    /// Renders one attempt of a channel that uses no secrets.
    ///
    /// @param sentAt the attempt's own time, which goes into its headers and nowhere else
    public Result render(Channel channel, AcceptedEvent event, DeliveryId delivery, Instant sentAt) {
        return render(OpenChannel.plain(channel), event, delivery, sentAt);
    }

    /// Renders one attempt, and lets no secret go where it may not.
    ///
    /// @param sentAt the attempt's own time, which goes into its headers and nowhere else
    public Result render(OpenChannel open, AcceptedEvent event, DeliveryId delivery, Instant sentAt) {
        Set<String> secret = new LinkedHashSet<>(open.texts());
        try {
            refuseUnopened(open);
            Page page = new Page(templates.begin(context(open, event, delivery)), secret);
            RequestTemplate request = open.channel().request();
            URI uri = uri(request, page);
            Origin origin = Origin.of(uri);
            open.strangerTo(origin).ifPresent(name -> {
                throw new Unsendable(new AttemptOutcome.Forbidden(
                        true, Optional.of("the secret " + name + " may not be sent to " + origin)));
            });
            SequencedMap<String, String> headers = headers(request, page, delivery, sentAt);
            headers.put(Hops.HEADER, event.hops().next().toString());
            authorize(open, page, headers);
            WebhookRequest whole =
                    new WebhookRequest(request.method(), uri, headers, body(request, page, event), open.tls());
            return new Result.Ready(whole, Redaction.of(secret, uri));
        } catch (Unsendable e) {
            return new Result.Broken(redacted(e.outcome, Redaction.of(secret)));
        }
    }

    /// What the author of a channel's templates may not have meant, by the place of each; for previews.
    public SequencedMap<String, List<Remark>> remarks(OpenChannel open, AcceptedEvent event, DeliveryId delivery) {
        TemplateRenderer.Rendering rendering = templates.begin(context(open, event, delivery));
        RequestTemplate request = open.channel().request();
        SequencedMap<String, List<Remark>> remarks = new LinkedHashMap<>();
        open.channel()
                .templating()
                .alert()
                .forEach((part, value) -> remarks.put("alert " + part, rendering.remarks(value, Placement.TEXT_BODY)));
        remarks.put("url", rendering.remarks(request.endpoint(), Placement.URL));
        request.query()
                .forEach((name, values) -> values.forEach(
                        value -> remarks.put("query " + name, rendering.remarks(value, Placement.QUERY))));
        request.headers()
                .forEach((name, value) -> remarks.put("header " + name, rendering.remarks(value, Placement.HEADER)));
        request.body()
                .ifPresent(
                        body -> remarks.put("body", rendering.remarks(body, Placement.ofBody(request.contentType()))));
        return remarks;
    }

    private static void refuseUnopened(OpenChannel open) {
        if (!open.refused().isEmpty()) {
            String names = String.join(", ", open.refused());
            throw Unsendable.at(
                    "secrets",
                    names + " cannot be opened here: sealed for another channel, name or origin, or altered since;"
                            + " enter it again");
        }
    }

    private static AttemptOutcome redacted(AttemptOutcome outcome, Redaction redaction) {
        return outcome instanceof AttemptOutcome.Unrenderable(String place, TemplateFault fault)
                ? new AttemptOutcome.Unrenderable(
                        place, new TemplateFault(fault.line(), fault.column(), redaction.of(fault.reason())))
                : outcome;
    }

    /// Adds the header of the channel's `auth`, or of its URL's userinfo. Base64 of a secret is one, too.
    private static void authorize(OpenChannel open, Page page, SequencedMap<String, String> headers) {
        page.optional("userinfo", open.channel().request().userinfo(), Placement.HEADER)
                .ifPresent(user -> headers.put("authorization", page.secret(basic(user, ""))));
        open.channel()
                .credentials()
                .auth()
                .ifPresent(auth -> open.auth()
                        .map(secret -> secret.text().reveal())
                        .ifPresent(secret -> headers.put(
                                auth.header(),
                                page.secret(
                                        switch (auth) {
                                            case Auth.Basic basic -> basic(basic.username(), secret);
                                            case Auth.Bearer _ -> "Bearer " + secret;
                                            case Auth.Header _ -> secret;
                                        }))));
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static RenderContext context(OpenChannel open, AcceptedEvent event, DeliveryId delivery) {
        Channel channel = open.channel();
        Map<String, SecretText> secrets = new HashMap<>();
        open.secrets().forEach((name, secret) -> secrets.put(name, secret.text()));
        return new RenderContext(
                event,
                channel.view(open.variables()),
                delivery.value(),
                secrets,
                channel.templating().rules());
    }

    private URI uri(RequestTemplate request, Page page) {
        String url = page.render("url", request.endpoint(), Placement.URL);
        StringJoiner query = new StringJoiner("&");
        request.query()
                .forEach((name, values) -> values.forEach(value -> {
                    String rendered = page.render("query " + name, value, Placement.QUERY);
                    if (!rendered.isEmpty() || value.isLiteral()) {
                        query.add(UrlText.component(name) + "=" + UrlText.component(rendered));
                    }
                }));
        String whole = query.length() == 0 ? url : url + (url.contains("?") ? "&" : "?") + query;
        return switch (urls.read(whole)) {
            case EndpointUrl.Verdict.Allowed(URI uri) -> uri;
            case EndpointUrl.Verdict.Refused(String why) ->
                throw new Unsendable(new AttemptOutcome.Forbidden(true, Optional.of(why)));
        };
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
                headers.put(header.getKey().toLowerCase(Locale.ROOT), value);
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
    ///
    /// @param secrets grows by every rendered value that holds a secret
    private record Page(TemplateRenderer.Rendering rendering, Set<String> secrets) {
        String secret(String text) {
            secrets.add(text);
            return text;
        }

        Optional<String> optional(String place, Optional<Template> template, Placement placement) {
            return template.map(given -> render(place, given, placement));
        }

        String render(String place, Template template, Placement placement) {
            if (template.isLiteral() && placement != Placement.JSON_BODY) {
                return template.source();
            }
            return switch (rendering.render(template, placement)) {
                case RenderResult.Rendered(String text, SecretTrace trace) -> {
                    secrets.addAll(trace.values());
                    yield text;
                }
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
