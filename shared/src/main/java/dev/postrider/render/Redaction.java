package dev.postrider.render;

import dev.postrider.delivery.Journey;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.Origin;
import dev.postrider.secret.Scrubber;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;

/// What may be stored, logged and shown of one attempt: request, answer and details without the secrets that took
/// part. The rest of a URL that is a secret itself is one too, and nobody needs to see an `authorization`.
public final class Redaction {
    private static final Set<String> NEVER_SHOWN = Set.of("authorization", "proxy-authorization", "cookie");

    private final List<String> secrets;
    private final Scrubber scrubber;

    private Redaction(Collection<String> secrets) {
        this.secrets = List.copyOf(secrets);
        this.scrubber = Scrubber.of(secrets);
    }

    /// A redaction that hides these texts.
    public static Redaction of(Collection<String> secrets) {
        return new Redaction(secrets);
    }

    /// A redaction that hides these texts, and more of a request to this URL where that is known to be a secret.
    static Redaction of(Collection<String> secrets, URI uri) {
        List<String> all = new ArrayList<>(secrets);
        all.addAll(SecretUrls.secretParts(uri));
        secrets.stream().filter(text -> text.contains("://")).forEach(text -> all.add(afterOrigin(text)));
        return of(all);
    }

    /// One that hides more.
    Redaction and(Collection<String> more) {
        List<String> all = new ArrayList<>(secrets);
        all.addAll(more);
        return of(all);
    }

    private static String afterOrigin(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? "" : url.substring(path + 1);
    }

    public String of(String text) {
        return scrubber.scrub(text);
    }

    public SentRequest of(WebhookRequest request) {
        SentRequest sent = request.sent();
        byte[] body = scrubber.isEmpty()
                ? request.body().array()
                : scrubber.scrub(request.body().toString()).getBytes(StandardCharsets.UTF_8);
        boolean isCut = sent.body().truncated();
        Snippet shown = scrubber.isEmpty() ? sent.body() : Snippet.of(body, body.length);
        return new SentRequest(
                sent.method(),
                url(request.uri()),
                headers(sent.headers()),
                new Snippet(shown.text(), sent.body().size(), isCut || shown.truncated()));
    }

    /// Scheme, host and port are no secret: they are what a secret is bound to.
    private String url(URI uri) {
        String origin = Origin.of(uri).toString();
        String rest = (uri.getRawPath() == null ? "" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return origin + scrubber.scrub(rest);
    }

    private SequencedMap<String, String> headers(SequencedMap<String, String> headers) {
        SequencedMap<String, String> shown = new LinkedHashMap<>();
        headers.forEach((name, value) -> shown.put(
                name, NEVER_SHOWN.contains(name.toLowerCase(Locale.ROOT)) ? Scrubber.MASK : scrubber.scrub(value)));
        return shown;
    }

    public Journey of(Journey journey) {
        return journey.shownAs(journey.remoteAddress().map(scrubber::scrub));
    }

    /// Of a body in which something is hidden, its hash is hidden too: whoever knows the rest of the body could try
    /// short secrets until one fits.
    public ReceivedResponse of(ReceivedResponse response) {
        if (scrubber.isEmpty()) {
            return response;
        }
        Snippet body = response.body();
        String text = body.truncated() ? scrubber.scrubCut(body.text()) : scrubber.scrub(body.text());
        return new ReceivedResponse(
                response.status(),
                headers(response.headers()),
                new Snippet(text, body.size(), body.truncated()),
                response.sha256().filter(_ -> text.equals(body.text())));
    }
}
