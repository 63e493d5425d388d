package dev.postrider.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.contract.SecretsContract;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.kit.Corpus;
import dev.postrider.kms.StubKms.Call;
import dev.postrider.kms.StubKms.Mishap;
import dev.postrider.runtime.AwsClients;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.WideLog;
import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretContext.Owner;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;

/// The deployed client against a KMS on a real socket.
final class KmsSecretsTest extends SecretsContract {
    private static final SecretContext CONTEXT = new SecretContext(
            new TenantId("acme"),
            Owner.channel("prod-alerts"),
            "secrets/TOKEN",
            Set.of(new Origin("https", "b.example.com", 8443), new Origin("https", "a.example.com", 443)));
    private static final SecretText TEXT = SecretText.of("tok-1234567890");

    private final StubKms stub = new StubKms();
    private final Map<String, String> settings = Map.of(
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test",
            "aws.endpointUrlKms", stub.url());
    private final KmsClient client = client();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final WideLog log =
            new WideLog(InstantSource.system(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    private final KmsSecrets secrets = new KmsSecrets(client, StubKms.KEY_ARN, log);

    /// Made as the functions make it, from the SDK's own settings.
    private KmsClient client() {
        settings.forEach(System::setProperty);
        return AwsClients.kms();
    }

    @AfterEach
    void stop() {
        client.close();
        stub.close();
        settings.keySet().forEach(System::clearProperty);
    }

    @Override
    protected SecretSealer sealer() {
        return secrets;
    }

    @Override
    protected SecretOpener opener() {
        return secrets;
    }

    /// The conditions of the roles in template.yaml ask for `app`, and KMS authenticates the rest.
    @Test
    void sendsTheWholeContextWithEachCall() {
        secrets.open(secrets.seal(TEXT, CONTEXT), CONTEXT);

        JsonNode context = Json.readTrusted("""
                {"app": "postrider", "tenant": "acme", "owner": "channel/prod-alerts", "name": "secrets/TOKEN",
                 "origins": "https://a.example.com https://b.example.com:8443"}
                """);
        assertThat(stub.calls())
                .extracting(Call::action)
                .containsExactly("TrentService.Encrypt", "TrentService.Decrypt");
        assertThat(stub.calls()).allSatisfy(call -> {
            assertThat(call.body().path("EncryptionContext")).isEqualTo(context);
            assertThat(call.body().path("KeyId").asText()).isEqualTo(StubKms.KEY_ARN);
        });
    }

    private static Stream<Corpus.Row> corpus() {
        return Corpus.BAD_INPUTS.rows().filter(row -> row.text("surface").equals("kms"));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void opensNothingInTheContextOfAnotherChannel(Corpus.Row row) {
        SecretContext another =
                new SecretContext(CONTEXT.tenant(), Owner.channel("other"), CONTEXT.name(), CONTEXT.origins());

        assertThat(secrets.open(secrets.seal(TEXT, CONTEXT), another))
                .as(row.text("why"))
                .isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("\"name\":\"secret.refused\"", "channel/other", "\"secret\":\"secrets/TOKEN\"")
                .doesNotContain(TEXT.reveal());
    }

    @Test
    void opensNothingThatAnotherKeySealed() {
        KmsSecrets others = new KmsSecrets(client, StubKms.KEY_ARN.replace("key/1", "key/9"), log);

        assertThat(others.open(secrets.seal(TEXT, CONTEXT), CONTEXT)).isEmpty();
    }

    /// Trouble with the key says nothing about the secret: the delivery waits, and no attempt is used up.
    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException",
        "400, DisabledException",
        "400, KMSInvalidStateException",
        "400, NotFoundException",
        "400, ThrottlingException",
        "500, KMSInternalException",
        "503, DependencyTimeoutException",
    })
    void takesNoTroubleWithTheKeyForABrokenSecret(int status, String type) {
        SealedSecret sealed = secrets.seal(TEXT, CONTEXT);
        Mishap trouble = new Mishap.Refuses(status, type);
        stub.meetsNextWith(trouble, trouble, trouble, trouble, trouble, trouble);

        assertThatThrownBy(() -> secrets.open(sealed, CONTEXT))
                .isInstanceOf(KmsException.class)
                .hasMessageNotContaining(TEXT.reveal());
    }

    @Test
    void asksAgainWhereKmsIsThrottled() {
        SealedSecret sealed = secrets.seal(TEXT, CONTEXT);
        stub.meetsNextWith(new Mishap.Refuses(400, "ThrottlingException"));

        assertThat(secrets.open(sealed, CONTEXT)).contains(TEXT);
        assertThat(stub.calls()).hasSize(3);
    }

    @Test
    void asksAgainWhereKmsDoesNotAnswer() {
        SealedSecret sealed = secrets.seal(TEXT, CONTEXT);
        stub.meetsNextWith(new Mishap.Hangs());

        assertThat(secrets.open(sealed, CONTEXT)).contains(TEXT);
        assertThat(stub.calls()).hasSize(3);
    }

    /// Less than what every invocation keeps in reserve.
    @Test
    void givesAStuckKeyEightSeconds() {
        assertThat(client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout())
                .hasValueSatisfying(limit -> assertThat(limit).isLessThanOrEqualTo(Duration.ofSeconds(8)));
    }
}
