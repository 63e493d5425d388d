package dev.postrider.render;

import dev.postrider.channel.Channel;
import dev.postrider.channel.Signing;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretOpener;
import dev.postrider.signature.Signable;
import dev.postrider.signature.Signatures;
import dev.postrider.signature.SigningSecret;
import dev.postrider.template.TemplateFault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes the request of one attempt: rendered, and signed over the very bytes that will be sent.
public final class WebhookComposer {
    private final WebhookRenderer renderer;
    private final SecretOpener opener;

    public WebhookComposer(WebhookRenderer renderer, SecretOpener opener) {
        this.renderer = renderer;
        this.opener = opener;
    }

    /// Renders and signs one attempt.
    ///
    /// @param sentAt the attempt's own time, which goes into its headers and nowhere else
    /// @throws RuntimeException when the key of the secrets cannot be used at the moment
    public WebhookRenderer.Result compose(OpenChannel open, AcceptedEvent event, DeliveryId delivery, Instant sentAt) {
        return switch (renderer.render(open, event, delivery, sentAt)) {
            case WebhookRenderer.Result.Broken broken -> broken;
            case WebhookRenderer.Result.Ready ready -> {
                ByteBuffer body = ByteBuffer.wrap(ready.request().body().array());
                Signable signable = new Signable(delivery.value(), event.acceptedAt(), sentAt, body);
                yield sign(ready, open.channel(), event.tenant(), signable);
            }
        };
    }

    private WebhookRenderer.Result sign(
            WebhookRenderer.Result.Ready ready, Channel channel, TenantId tenant, Signable signable) {
        WebhookRequest request = ready.request();
        List<Signing.Key> keys = channel.signing().live(signable.sentAt());
        List<SigningSecret> secrets = new ArrayList<>(keys.size());
        for (Signing.Key key : keys) {
            if (!mayCarry(request, key)) {
                return new WebhookRenderer.Result.Broken(new AttemptOutcome.Forbidden(true));
            }
            open(channel, tenant, key).ifPresent(secrets::add);
        }
        if (secrets.size() < keys.size()) {
            return unusable();
        }
        SequencedMap<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.putAll(Signatures.sign(secrets, signable));
        return new WebhookRenderer.Result.Ready(
                new WebhookRequest(request.method(), request.uri(), headers, request.body(), request.tls()),
                channel.signing().scheme().showsSecret()
                        ? ready.redaction()
                                .and(secrets.stream().map(SigningSecret::reveal).toList())
                        : ready.redaction());
    }

    /// A secret that goes along as it is may go to no other origin than its own.
    private static boolean mayCarry(WebhookRequest request, Signing.Key key) {
        return key.origins().isEmpty() || key.origins().contains(Origin.of(request.uri()));
    }

    private Optional<SigningSecret> open(Channel channel, TenantId tenant, Signing.Key key) {
        SecretContext context = new SecretContext(
                tenant, SecretContext.Owner.channel(channel.id().value()), Signing.CONTEXT_NAME, key.origins());
        return opener.open(key.secret(), context)
                .flatMap(text -> SigningSecret.read(channel.signing().scheme(), text.reveal())
                                instanceof SigningSecret.Verdict.Valid(SigningSecret secret)
                        ? Optional.of(secret)
                        : Optional.empty());
    }

    /// Unsigned is worse than not sent: its receiver would refuse it, or worse, learn to do without.
    private static WebhookRenderer.Result unusable() {
        TemplateFault fault = new TemplateFault(
                0, 0, "a signing secret of the channel does not open: rotate it with overlapSeconds 0, then retry");
        return new WebhookRenderer.Result.Broken(new AttemptOutcome.Unrenderable("signing", fault));
    }
}
