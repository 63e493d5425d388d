package dev.postrider.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.postrider.endpoint.TlsIdentity.Flaw;
import dev.postrider.kit.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsIdentityTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("Authority");
    private static final TestAuthority.Issued ISSUED = AUTHORITY.issue("channel-a");
    private static final String NONE = "";

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void readsAnAuthorityAndACertificateWithItsKey(String algorithm) {
        TestAuthority.Issued issued = AUTHORITY.issue(algorithm, Instant.now().plus(Duration.ofDays(9)), "channel-a");

        TlsIdentity.Reading reading =
                read(AUTHORITY.pem(), "# of 2026\n" + issued.certificatePem() + AUTHORITY.pem(), issued.keyPem());

        assertThat(reading).isInstanceOfSatisfying(TlsIdentity.Reading.Read.class, read -> {
            assertThat(read.identity().authorities()).hasSize(1);
            assertThat(read.identity().client()).hasValueSatisfying(client -> {
                assertThat(client.chain()).hasSize(2);
                assertThat(client.key()).isEqualTo(issued.key());
            });
        });
    }

    @Test
    void readsNothingOutOfNothing() {
        TlsIdentity.Reading reading =
                TlsIdentity.read(new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(reading).isEqualTo(new TlsIdentity.Reading.Read(new TlsIdentity(List.of(), Optional.empty())));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(flaws("no PEM", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----", "neither"))
                .extracting(Flaw::field, Flaw::detail)
                .containsExactly(
                        tuple("ca", "`ca` holds no -----BEGIN CERTIFICATE-----"),
                        tuple("clientCertificate", "`clientCertificate` holds no -----BEGIN CERTIFICATE-----"),
                        tuple(
                                "clientKey",
                                "`clientKey` is not one -----BEGIN PRIVATE KEY----- (PKCS#8 without a passphrase)"));
    }

    @Test
    void wantsACertificateAndItsKeyTogether() {
        assertThat(flaws(AUTHORITY.pem(), ISSUED.certificatePem(), NONE))
                .extracting(Flaw::field)
                .containsExactly("clientKey");
        assertThat(flaws(AUTHORITY.pem(), NONE, ISSUED.keyPem()))
                .extracting(Flaw::field)
                .containsExactly("clientCertificate");
    }

    @Test
    void refusesAKeyOfAnotherCertificate() {
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            String other = TestAuthority.pem(
                    "PRIVATE KEY", TestAuthority.keyPair(algorithm).getPrivate().getEncoded());

            assertThat(flaws(AUTHORITY.pem(), ISSUED.certificatePem(), other))
                    .singleElement()
                    .satisfies(flaw -> assertThat(flaw.detail()).contains("does not belong"));
        }
    }

    @Test
    void refusesAPrivateKeyWhereCertificatesBelong() {
        assertThat(flaws(ISSUED.keyPem(), NONE, NONE))
                .extracting(Flaw::detail)
                .containsExactly("`ca` holds a PRIVATE KEY where only certificates belong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void saysHowToTurnAnotherFormOfKeyIntoPkcs8(String label) {
        String key = TestAuthority.pem(label, ISSUED.key().getEncoded());

        assertThat(flaws(AUTHORITY.pem(), ISSUED.certificatePem(), key))
                .extracting(Flaw::hint)
                .containsExactly("openssl pkcs8 -topk8 -nocrypt -in key.pem");
    }

    @Test
    void refusesWhatIsBrokenOrTooLong() {
        String truncated = TestAuthority.pem("CERTIFICATE", new byte[] {0x30, 0x10, 1});
        String wrong = TestAuthority.pem("PRIVATE KEY", new byte[] {0x30, 0x10, 1});

        assertThat(flaws(truncated, ISSUED.certificatePem(), wrong))
                .extracting(Flaw::detail)
                .containsExactly(
                        "`ca` holds a certificate that cannot be read", "`clientKey` is no RSA, EC or Ed25519 key");
        assertThat(flaws(AUTHORITY.pem().repeat(100), NONE, NONE))
                .extracting(Flaw::detail)
                .containsExactly("`ca` has more than 32768 characters");
    }

    @Test
    void neverShowsAKey() {
        TlsSettings settings = settings(AUTHORITY.pem(), ISSUED.certificatePem(), ISSUED.keyPem());
        String secret = ISSUED.keyPem().lines().skip(1).findFirst().orElseThrow();

        assertThat(settings.toString()).isEqualTo("TlsSettings[***]");
        assertThat(TlsIdentity.read(settings).toString()).doesNotContain(secret);
        assertThat(flaws("x", ISSUED.certificatePem() + "x", ISSUED.keyPem().replace("PRIVATE", "ODD"))
                        .toString())
                .doesNotContain(secret);
    }

    private static List<Flaw> flaws(String ca, String certificate, String key) {
        return read(ca, certificate, key) instanceof TlsIdentity.Reading.Unreadable(List<Flaw> flaws)
                ? flaws
                : List.of();
    }

    private static TlsIdentity.Reading read(String ca, String certificate, String key) {
        return TlsIdentity.read(settings(ca, certificate, key));
    }

    private static TlsSettings settings(String ca, String certificate, String key) {
        return new TlsSettings(given(ca), given(certificate), given(key));
    }

    private static Optional<String> given(String pem) {
        return Optional.of(pem).filter(text -> !text.equals(NONE));
    }
}
