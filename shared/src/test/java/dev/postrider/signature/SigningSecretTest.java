package dev.postrider.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningSecretTest {
    @ParameterizedTest
    @ValueSource(ints = {24, 25, 32, 64})
    void takesFrom24To64BytesForStandardWebhooks(int length) {
        assertThat(read(Scheme.STANDARD, "whsec_" + base64(new byte[length])))
                .isInstanceOf(SigningSecret.Verdict.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 65, 69})
    void refusesAnyOtherLength(int length) {
        assertThat(read(Scheme.STANDARD, "whsec_" + base64(new byte[length])))
                .isInstanceOf(SigningSecret.Verdict.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                " whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
                "whsec_MfKQ9r8GKYqrTwjUPD8I\nLPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa--",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB==",
                "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=",
                "••••••••••••••••••••••••••••••••"
            })
    void refusesWhatOneLibraryReadsAndAnotherDoesNot(String text) {
        assertThat(read(Scheme.STANDARD, text)).isInstanceOf(SigningSecret.Verdict.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        // the private half alone, and with its public half behind it
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=, true",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==, true",
        // the public half of another key, 31 bytes, a public key, a shared secret
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvw==, false",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMQ==, false",
        "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=, false",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, false"
    })
    void takesForAsymmetricOnesAPrivateKeyThatIsWhole(String text, boolean valid) {
        assertThat(read(Scheme.STANDARD_ASYMMETRIC, text) instanceof SigningSecret.Verdict.Valid)
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "eight888, true",
        "correct horse battery staple, true",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, true",
        "seven77, false",
        "****************, false",
        "[REDACTED], false",
        "<your secret>, false",
        "' leading space', false",
        "'trailing space ', false",
        "'two\nlines of it', false",
        "schlüssel-für-alle, false"
    })
    void takesForTheOthersWhatAHeaderFieldCanHold(String text, boolean valid) {
        assertThat(read(Scheme.QOVERY, text) instanceof SigningSecret.Verdict.Valid)
                .isEqualTo(valid);
    }

    @Test
    void takesUpTo512CharactersForTheOthers() {
        assertThat(read(Scheme.CHECKLY, "ab".repeat(256))).isInstanceOf(SigningSecret.Verdict.Valid.class);
        assertThat(read(Scheme.CHECKLY, "ab".repeat(256) + "c")).isInstanceOf(SigningSecret.Verdict.Invalid.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void makesSecretsThatItTakes(Scheme scheme) {
        Random chance = new Random(17);

        assertThat(IntStream.range(0, 50).mapToObj(_ -> {
                    byte[] bytes = new byte[SigningSecret.FRESH_BYTES];
                    chance.nextBytes(bytes);
                    return SigningSecret.fresh(scheme, bytes);
                }))
                .doesNotHaveDuplicates()
                .allSatisfy(secret ->
                        assertThat(read(scheme, secret.reveal())).isEqualTo(new SigningSecret.Verdict.Valid(secret)));
    }

    @Test
    void hasNoneForTheSchemeNone() {
        assertThat(read(Scheme.NONE, "eight888")).isInstanceOf(SigningSecret.Verdict.Invalid.class);
        assertThatIllegalArgumentException().isThrownBy(() -> SigningSecret.fresh(Scheme.NONE, new byte[32]));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void neverRepeatsTheTextThatItRefuses(Scheme scheme) {
        assertThat(read(scheme, "s3cr3t!")).hasToString(String.valueOf(read(scheme, "")));
        assertThat(read(scheme, "s3cr3t!").toString()).doesNotContain("s3cr3t");
    }

    @Test
    void printsAsAMask() {
        assertThat(SigningSecret.fresh(Scheme.STANDARD, new byte[32])).hasToString("SigningSecret[***]");
    }

    private static SigningSecret.Verdict read(Scheme scheme, String text) {
        return SigningSecret.read(scheme, text);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
