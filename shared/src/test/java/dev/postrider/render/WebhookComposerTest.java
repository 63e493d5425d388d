package dev.postrider.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postrider.channel.Channel;
import dev.postrider.channel.SampleChannel;
import dev.postrider.channel.Signing;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretText;
import dev.postrider.signature.Scheme;
import dev.postrider.signature.Signable;
import dev.postrider.signature.Signatures;
import dev.postrider.signature.SigningSecret;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WebhookComposerTest {
    private static final DeliveryId DELIVERY = DeliveryId.earliestAt(SampleEvent.ACCEPTED_AT);
    private static final Instant SENT = SampleEvent.ACCEPTED_AT.plusSeconds(90);
    private static final AcceptedEvent EVENT = SampleEvent.withData("{\"a\":\"Zürich\"}");
    private static final SigningSecret NEW = SigningSecret.fresh(Scheme.STANDARD, filled(1));
    private static final SigningSecret OLD = SigningSecret.fresh(Scheme.STANDARD, filled(2));

    private final InMemorySecrets secrets = new InMemorySecrets();
    private final WebhookRenderer renderer = new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED);
    private final WebhookComposer composer = new WebhookComposer(renderer, secrets);

    @Test
    void signsTheBytesThatAreSent() {
        WebhookRequest request = ready(compose(key(NEW, Optional.empty())));

        assertThat(request.headers()).containsEntry("webhook-signature", signature(request, NEW));
    }

    @Test
    void signsWithAnOldSecretUntilItsEndAndNoLonger() {
        WebhookRequest during = ready(compose(key(NEW, Optional.empty()), key(OLD, Optional.of(SENT.plusMillis(1)))));
        WebhookRequest after = ready(compose(key(NEW, Optional.empty()), key(OLD, Optional.of(SENT))));

        assertThat(during.headers()).containsEntry("webhook-signature", signature(during, NEW, OLD));
        assertThat(after.headers()).containsEntry("webhook-signature", signature(after, NEW));
    }

    @Test
    void sendsWhatSignsNothingAsItWasRendered() {
        assertThat(ready(composed(Signing.NONE)).headers().keySet()).doesNotContain("webhook-signature");
    }

    @Test
    void sendsNothingWithASecretThatWasSealedForAnotherChannel() {
        Signing.Key stolen = key(NEW, Optional.empty(), "another", Set.of());

        assertThat(outcome(compose(stolen)))
                .isInstanceOfSatisfying(
                        AttemptOutcome.Unrenderable.class,
                        fault -> assertThat(fault.place()).isEqualTo("signing"));
    }

    @Test
    void sendsNothingWithHalfOfItsSecrets() {
        Signing.Key stolen = key(OLD, Optional.of(SENT.plusSeconds(1)), "another", Set.of());

        assertThat(outcome(compose(key(NEW, Optional.empty()), stolen)))
                .isInstanceOf(AttemptOutcome.Unrenderable.class);
    }

    @Test
    void takesASecretThatGoesAlongToNoOtherOrigin() {
        Set<Origin> elsewhere = Set.of(new Origin("https", "hooks.example.org", 443));

        assertThat(outcome(compose(key(NEW, Optional.empty(), "sample", elsewhere))))
                .isInstanceOf(AttemptOutcome.Forbidden.class);
    }

    @Test
    void letsTroubleWithTheKeyFlyOn() {
        WebhookComposer troubled = new WebhookComposer(renderer, (_, _) -> {
            throw new IllegalStateException("throttled");
        });
        OpenChannel channel =
                OpenChannel.plain(channel(new Signing(Scheme.STANDARD, List.of(key(NEW, Optional.empty())))));

        assertThatThrownBy(() -> troubled.compose(channel, EVENT, DELIVERY, SENT))
                .hasMessage("throttled");
    }

    private WebhookRenderer.Result compose(Signing.Key... keys) {
        return composed(new Signing(Scheme.STANDARD, List.of(keys)));
    }

    private WebhookRenderer.Result composed(Signing signing) {
        return composer.compose(OpenChannel.plain(channel(signing)), EVENT, DELIVERY, SENT);
    }

    private static Channel channel(Signing signing) {
        return SampleChannel.named("sample").with(signing);
    }

    private Signing.Key key(SigningSecret secret, Optional<Instant> end) {
        return key(secret, end, "sample", Set.of());
    }

    private Signing.Key key(SigningSecret secret, Optional<Instant> end, String channel, Set<Origin> origins) {
        SecretContext context =
                new SecretContext(TenantId.DEFAULT, Owner.channel(channel), Signing.CONTEXT_NAME, origins);
        return new Signing.Key(
                secrets.seal(SecretText.of(secret.reveal()), context),
                origins,
                SampleEvent.ACCEPTED_AT,
                end,
                Optional.empty());
    }

    private static String signature(WebhookRequest request, SigningSecret... live) {
        Signable signable = new Signable(
                DELIVERY.value(),
                SampleEvent.ACCEPTED_AT,
                SENT,
                ByteBuffer.wrap(request.body().array()));
        return Signatures.sign(List.of(live), signable).firstEntry().getValue();
    }

    private static WebhookRequest ready(WebhookRenderer.Result result) {
        return ((WebhookRenderer.Result.Ready) result).request();
    }

    private static AttemptOutcome outcome(WebhookRenderer.Result result) {
        return ((WebhookRenderer.Result.Broken) result).outcome();
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[SigningSecret.FRESH_BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
