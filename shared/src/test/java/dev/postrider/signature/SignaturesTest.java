package dev.postrider.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SignaturesTest {
    /// The vectors that every Standard Webhooks library has in its tests, and Svix's server for `v1a`.
    private static final String SYMMETRIC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String PRIVATE =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final Instant ACCEPTED = SENT.minusMillis(1500);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String V1 = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String V1A =
            "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";

    @Test
    void signsTheSymmetricVectorOfStandardWebhooks() {
        assertThat(sign(BODY, secret(Scheme.STANDARD, SYMMETRIC))).containsExactly(Map.entry("webhook-signature", V1));
    }

    @Test
    void signsTheAsymmetricVectorOfSvix() {
        SigningSecret secret = secret(Scheme.STANDARD_ASYMMETRIC, PRIVATE);

        assertThat(sign(BODY, secret)).containsExactly(Map.entry("webhook-signature", V1A));
        assertThat(secret.publicKey()).contains("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
    }

    @Test
    void signsTheAsymmetricVectorOfTheGoLibraryWhoseKeyIsThePrivateHalfAlone() {
        SigningSecret secret = secret(Scheme.STANDARD_ASYMMETRIC, "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=");

        assertThat(sign(BODY, secret))
                .containsExactly(
                        Map.entry(
                                "webhook-signature",
                                "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag=="));
    }

    @Test
    void signsWithEverySecretOfARotationTheNewestFirst() {
        SigningSecret fresh = SigningSecret.fresh(Scheme.STANDARD, new byte[32]);

        String both = sign(BODY, fresh, secret(Scheme.STANDARD, SYMMETRIC)).get("webhook-signature");

        assertThat(both).isEqualTo(sign(BODY, fresh).get("webhook-signature") + " " + V1);
    }

    /// `printf '{"test": 2432232314}' | openssl dgst -sha256 -hmac 'checkly-webhook-secret'`
    @Test
    void signsForChecklyTheBodyAloneAndTellsTheTimeOfTheAlert() {
        assertThat(sign(BODY, secret(Scheme.CHECKLY, "checkly-webhook-secret")))
                .containsExactly(
                        Map.entry("x-checkly-signature", CHECKLY_HEX),
                        Map.entry("x-checkly-timestamp", "1614265328500"));
    }

    private static final String CHECKLY_HEX = "23e4f889307df5b3eb03ef3c1dafeebc9ae2c798c3898e8af2e2dbf877513c70";

    /// GitHub's own example, "Validating webhook deliveries", "Testing the webhook payload validation".
    @Test
    void signsTheVectorOfGitHub() {
        assertThat(sign("Hello, World!", secret(Scheme.GITHUB, "It's a Secret to Everybody")))
                .containsExactly(Map.entry(
                        "x-hub-signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"));
    }

    @Test
    void givesQoveryTheSecretUnderBothOfItsNames() {
        assertThat(sign(BODY, secret(Scheme.QOVERY, "correct horse battery")))
                .containsExactly(
                        Map.entry("qovery-signature", "correct horse battery"),
                        Map.entry("qovery-secret", "correct horse battery"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECKLY", "QOVERY", "GITHUB"})
    void signsWithTheNewestSecretAloneWhereThereIsRoomForOne(Scheme scheme) {
        SigningSecret newest = secret(scheme, "the newest one");

        assertThat(sign(BODY, newest, secret(scheme, "an older one"))).isEqualTo(sign(BODY, newest));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void setsExactlyTheFieldsThatItsSchemeReserves(Scheme scheme) {
        SigningSecret secret = SigningSecret.fresh(scheme, new byte[32]);

        assertThat(sign(BODY, secret).keySet()).containsExactlyElementsOf(scheme.headers());
        assertThat(Scheme.ofWord(scheme.word())).contains(scheme);
    }

    @Test
    void signsNothingWithoutASecret() {
        assertThat(sign(BODY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "STANDARD_ASYMMETRIC", "CHECKLY", "GITHUB"})
    void signsAnotherBodyOtherwise(Scheme scheme) {
        SigningSecret secret = SigningSecret.fresh(scheme, new byte[32]);
        String field = scheme.headers().getFirst();

        assertThat(Stream.of("", "{}", "{} ", "Zürich 🚀")
                        .map(body -> sign(body, secret).get(field)))
                .doesNotHaveDuplicates();
    }

    /// A body may be any bytes, text or not.
    @Test
    void leavesTheBodyAsItWas() {
        byte[] bytes = HexFormat.of().parseHex("00ff80c3280d0a");
        ByteBuffer body = ByteBuffer.wrap(bytes.clone());
        Signable request = new Signable(ID, ACCEPTED, SENT, body);

        Signatures.sign(List.of(secret(Scheme.STANDARD, SYMMETRIC)), request);
        Signatures.sign(List.of(secret(Scheme.STANDARD_ASYMMETRIC, PRIVATE)), request);

        assertThat(body.remaining()).isEqualTo(bytes.length);
        assertThat(body.array()).isEqualTo(bytes);
    }

    @Test
    void takesNoIdThatHoldsTheSeparator() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Signable("a.b", ACCEPTED, SENT, ByteBuffer.allocate(0)));
    }

    private static Map<String, String> sign(String body, SigningSecret... secrets) {
        ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
        return Signatures.sign(Arrays.asList(secrets), new Signable(ID, ACCEPTED, SENT, bytes));
    }

    private static SigningSecret secret(Scheme scheme, String text) {
        return ((SigningSecret.Verdict.Valid) SigningSecret.read(scheme, text)).secret();
    }
}
