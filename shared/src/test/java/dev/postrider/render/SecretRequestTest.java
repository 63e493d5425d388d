package dev.postrider.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Auth;
import dev.postrider.channel.Channel;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.RequestTemplate.Method;
import dev.postrider.channel.SampleChannel;
import dev.postrider.channel.Variable;
import dev.postrider.channel.Variables;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Snippet;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.SampleEvent;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretText;
import dev.postrider.secret.SecretValue;
import dev.postrider.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// From sealed secrets to a request and to what may be kept of it.
final class SecretRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Origin ORIGIN = new Origin("https", "hooks.example.com", 443);
    private static final String TOKEN = "tok-1234567890";
    private static final DeliveryId DELIVERY = DeliveryId.earliestAt(SampleEvent.ACCEPTED_AT);

    private final InMemorySecrets secrets = new InMemorySecrets();
    private final Unsealer unsealer = new Unsealer(secrets);
    private final WebhookRenderer renderer = new WebhookRenderer(new HandlebarsRenderer(), EndpointPolicy.DEPLOYED);

    private SecretValue sealed(Owner owner, String name, String text, Origin origin) {
        SecretContext context = new SecretContext(TENANT, owner, name, Set.of(origin));
        return new SecretValue.Bound(secrets.seal(SecretText.of(text), context), Set.of(origin), NOW);
    }

    private SecretValue own(String name, String text) {
        return sealed(Owner.channel("sample"), name, text, ORIGIN);
    }

    private static Channel channel(String url, Map<String, String> headers, Optional<String> body) {
        SequencedMap<String, Template> templates = new LinkedHashMap<>();
        headers.forEach((name, value) -> templates.put(name, new Template(value)));
        RequestTemplate request = new RequestTemplate(
                Method.POST, new Template(url), new LinkedHashMap<>(), templates, body.map(Template::new));
        return SampleChannel.requesting(request, Map.of());
    }

    private static Channel with(Channel channel, Map<String, SecretValue> secrets, Optional<Auth> auth) {
        return channel.with(
                new Credentials(new LinkedHashMap<>(), new LinkedHashMap<>(secrets), auth, Optional.empty()));
    }

    private WebhookRenderer.Result render(Channel channel, Variables variables) {
        return renderer.render(
                unsealer.open(TENANT, channel, variables), SampleEvent.withData("{\"a\":1}"), DELIVERY, NOW);
    }

    private WebhookRenderer.Result.Ready ready(Channel channel) {
        return switch (render(channel, Variables.NONE)) {
            case WebhookRenderer.Result.Ready ready -> ready;
            case WebhookRenderer.Result.Broken(AttemptOutcome outcome) -> throw new AssertionError(outcome);
        };
    }

    private AttemptOutcome broken(Channel channel, Variables variables) {
        return switch (render(channel, variables)) {
            case WebhookRenderer.Result.Ready ready -> throw new AssertionError(ready.request());
            case WebhookRenderer.Result.Broken(AttemptOutcome outcome) -> outcome;
        };
    }

    @Test
    void sendsASecretAndShowsAMask() {
        Channel channel = with(
                channel(
                        "https://hooks.example.com/in/{{TOKEN}}",
                        Map.of("x-token", "Key {{TOKEN}}"),
                        Optional.of("{\"t\":\"{{TOKEN}}\"}")),
                Map.of("TOKEN", own("secrets/TOKEN", TOKEN)),
                Optional.empty());

        WebhookRenderer.Result.Ready ready = ready(channel);
        SentRequest shown = ready.redaction().of(ready.request());

        assertThat(ready.request().uri()).hasToString("https://hooks.example.com/in/" + TOKEN);
        assertThat(ready.request().headers()).containsEntry("x-token", "Key " + TOKEN);
        assertThat(ready.request().body()).hasToString("{\"t\":\"" + TOKEN + "\"}");
        assertThat(shown.url()).isEqualTo("https://hooks.example.com/in/[REDACTED]");
        assertThat(shown.headers()).containsEntry("x-token", "Key [REDACTED]");
        assertThat(shown.body().text()).isEqualTo("{\"t\":\"[REDACTED]\"}");
        assertThat(shown.body().size()).isEqualTo(ready.request().body().length());
    }

    @Test
    void sendsAWholeUrlThatIsASecretAndShowsItsOrigin() {
        String url = "https://hooks.example.com/services/T1/B1/abcdefgh";
        Channel channel = with(
                channel("{{HOOK_URL}}", Map.of(), Optional.empty()),
                Map.of("HOOK_URL", own("secrets/HOOK_URL", url)),
                Optional.empty());

        WebhookRenderer.Result.Ready ready = ready(channel);

        assertThat(ready.request().uri()).hasToString(url);
        assertThat(ready.redaction().of(ready.request()).url()).isEqualTo("https://hooks.example.com/[REDACTED]");
        assertThat(ready.redaction().of("no such hook: services/T1/B1/abcdefgh"))
                .isEqualTo("no such hook: [REDACTED]");
    }

    @Test
    void hidesThePathOfAWebhookUrlThatIsProofEnough() {
        WebhookRenderer.Result.Ready ready =
                ready(channel("https://hooks.slack.com/services/T1/B1/abcdefgh", Map.of(), Optional.empty()));

        assertThat(ready.redaction().of(ready.request()).url()).isEqualTo("https://hooks.slack.com/[REDACTED]");
    }

    @Test
    void authorizesAndHidesEveryFormOfIt() {
        Channel basic = with(
                channel("https://hooks.example.com/", Map.of(), Optional.empty()),
                Map.of(),
                Optional.of(new Auth.Basic("me", own("auth", TOKEN))));
        Channel bearer = basic.with(new Credentials(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Optional.of(new Auth.Bearer(own("auth", TOKEN))),
                Optional.empty()));
        Channel header = basic.with(new Credentials(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Optional.of(new Auth.Header("X-Api-Key", own("auth", TOKEN))),
                Optional.empty()));
        String pair = Base64.getEncoder().encodeToString(("me:" + TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(ready(basic).request().headers()).containsEntry("authorization", "Basic " + pair);
        assertThat(ready(bearer).request().headers()).containsEntry("authorization", "Bearer " + TOKEN);
        assertThat(ready(header).request().headers()).containsEntry("x-api-key", TOKEN);
        assertThat(List.of(ready(basic), ready(bearer), ready(header))).allSatisfy(ready -> {
            SentRequest shown = ready.redaction().of(ready.request());
            assertThat(shown.headers().toString()).doesNotContain(TOKEN).doesNotContain(pair);
        });
        assertThat(ready(basic).redaction().of("you sent " + pair))
                .doesNotContain(pair.substring(4, pair.length() - 4));
    }

    @Test
    void turnsAUserinfoIntoBasicAuthentication() {
        Channel channel = with(
                channel("https://{{KEY}}:@hooks.example.com/v1", Map.of(), Optional.empty()),
                Map.of("KEY", own("secrets/KEY", TOKEN)),
                Optional.empty());

        WebhookRenderer.Result.Ready ready = ready(channel);

        assertThat(ready.request().uri()).hasToString("https://hooks.example.com/v1");
        assertThat(ready.request().headers())
                .containsEntry(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString((TOKEN + ":").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void hidesWhatTheReceiverEchoes() {
        Channel channel = with(
                channel("https://hooks.example.com/", Map.of("x-token", "{{TOKEN}}"), Optional.empty()),
                Map.of("TOKEN", own("secrets/TOKEN", TOKEN)),
                Optional.empty());
        SequencedMap<String, String> headers = new LinkedHashMap<>(Map.of("x-echo", "got " + TOKEN));
        ReceivedResponse response = new ReceivedResponse(
                200,
                headers,
                new Snippet("{\"you sent\":\"" + TOKEN + "\",\"cut\":\"tok-12345", 70_000, true),
                Optional.of("hash of the secret"));

        ReceivedResponse shown = ready(channel).redaction().of(response);

        assertThat(shown.headers()).containsEntry("x-echo", "got [REDACTED]");
        assertThat(shown.body().text()).isEqualTo("{\"you sent\":\"[REDACTED]\",\"cut\":\"[REDACTED]");
        assertThat(shown.sha256()).isEmpty();
    }

    @Test
    void sendsNoSecretToAnOriginThatIsNotItsOwn() {
        Variables variables = Variables.of(List.of(
                new Variable(
                        new Variable.Key("BASE", Optional.empty()),
                        new Variable.Value.Plain("https://evil.example.org"),
                        NOW),
                new Variable(
                        new Variable.Key("TOKEN", Optional.empty()),
                        new Variable.Value.Secret(sealed(Owner.TENANT, "secrets/TOKEN", TOKEN, ORIGIN)),
                        NOW)));
        Channel channel = channel("{{BASE}}/a", Map.of("x-token", "{{TOKEN}}"), Optional.empty());

        AttemptOutcome outcome = broken(channel, variables);

        assertThat(outcome)
                .isEqualTo(new AttemptOutcome.Forbidden(
                        true, Optional.of("the secret TOKEN may not be sent to https://evil.example.org")));
    }

    @Test
    void takesAChannelsNamesBeforeItsGroupsBeforeTheTenants() {
        Variables variables = Variables.of(List.of(
                new Variable(new Variable.Key("A", Optional.empty()), new Variable.Value.Plain("tenant"), NOW),
                new Variable(new Variable.Key("B", Optional.empty()), new Variable.Value.Plain("tenant"), NOW),
                new Variable(new Variable.Key("C", Optional.empty()), new Variable.Value.Plain("tenant"), NOW),
                new Variable(new Variable.Key("B", Optional.of("team")), new Variable.Value.Plain("group"), NOW),
                new Variable(new Variable.Key("C", Optional.of("team")), new Variable.Value.Plain("group"), NOW),
                new Variable(new Variable.Key("A", Optional.of("other")), new Variable.Value.Plain("other"), NOW)));
        Channel plain = channel("https://hooks.example.com/", Map.of(), Optional.empty());
        Channel grouped = new Channel(
                plain.id(),
                new Channel.Label("sample", "", Optional.of("team"), Optional.empty()),
                plain.status(),
                plain.match(),
                plain.request(),
                plain.templating(),
                Credentials.of(new LinkedHashMap<>(Map.of("C", "channel"))),
                plain.signing(),
                plain.rules(),
                plain.version());

        assertThat(unsealer.open(TENANT, grouped, variables).variables())
                .isEqualTo(Map.of("A", "tenant", "B", "group", "C", "channel"));
    }

    /// F40: a ciphertext copied to another channel's item does not open there.
    @Test
    void failsADeliveryWhoseSecretWasSealedForAnotherChannel() {
        SecretValue stolen = sealed(Owner.channel("other"), "secrets/TOKEN", TOKEN, ORIGIN);
        Channel channel = with(
                channel("https://hooks.example.com/", Map.of("x-token", "{{TOKEN}}"), Optional.empty()),
                Map.of("TOKEN", stolen),
                Optional.empty());

        AttemptOutcome outcome = broken(channel, Variables.NONE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AttemptOutcome.Unrenderable.class,
                        unrenderable -> assertThat(unrenderable.fault().reason())
                                .contains("secrets/TOKEN cannot be opened here"));
    }

    @Test
    void opensOnlyWhatTheTemplatesSpell() {
        Channel channel = with(
                channel("https://hooks.example.com/", Map.of("x-token", "{{TOKEN}}"), Optional.empty()),
                Map.of("TOKEN", own("secrets/TOKEN", TOKEN), "UNUSED", own("secrets/UNUSED", "unused-secret")),
                Optional.empty());

        assertThat(unsealer.open(TENANT, channel, Variables.NONE).secrets()).containsOnlyKeys("TOKEN");
    }
}
