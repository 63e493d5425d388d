package dev.postrider.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A secret in the form that its scheme asks for. It prints as a mask.
///
/// | scheme | text | key |
/// |---|---|---|
/// | `standard` | `whsec_` + base64 | the 24 to 64 bytes behind the base64 |
/// | `standard-asymmetric` | `whsk_` + base64 | 32 bytes of private key, the 32 of its public key may follow |
/// | all others | 8 to 512 printable ASCII characters | the text itself |
public final class SigningSecret {
    /// How many bytes of chance a new secret is made of.
    public static final int FRESH_BYTES = 32;

    private static final String SYMMETRIC = "whsec_";
    private static final String PRIVATE = "whsk_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final Predicate<String> TEXT =
            Pattern.compile("[!-~][ -~]{6,510}[!-~]").asMatchPredicate();

    /// What stands for a secret where one is shown, in our answers and in others'.
    private static final Predicate<String> MASK =
            Pattern.compile("([*.xX#-])\\1*|\\[[A-Z ]+]|<[A-Za-z ]+>").asMatchPredicate();

    private final Scheme scheme;
    private final String text;
    private final byte[] key;

    private SigningSecret(Scheme scheme, String text) {
        this.scheme = scheme;
        this.text = text;
        this.key = switch (scheme) {
            case STANDARD -> Base64.getDecoder().decode(text.substring(SYMMETRIC.length()));
            case STANDARD_ASYMMETRIC ->
                Arrays.copyOf(Base64.getDecoder().decode(text.substring(PRIVATE.length())), Ed25519.KEY_BYTES);
            case CHECKLY, QOVERY, GITHUB, NONE -> text.getBytes(StandardCharsets.US_ASCII);
        };
    }

    /// What a text is worth as a secret.
    public sealed interface Verdict {
        record Valid(SigningSecret secret) implements Verdict {}

        /// It cannot be used.
        ///
        /// @param why what the scheme asks for; never the text
        record Invalid(String why) implements Verdict {}
    }

    /// Reads a secret that somebody brings along.
    public static Verdict read(Scheme scheme, String text) {
        return fault(scheme, text)
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> new Verdict.Valid(new SigningSecret(scheme, text)));
    }

    /// A new secret.
    ///
    /// @param chance [#FRESH_BYTES] bytes that nobody can guess
    public static SigningSecret fresh(Scheme scheme, byte[] chance) {
        return switch (scheme) {
            case STANDARD -> new SigningSecret(scheme, SYMMETRIC + encode(chance));
            case STANDARD_ASYMMETRIC -> new SigningSecret(scheme, PRIVATE + encode(Ed25519.keyPair(chance)));
            case CHECKLY, QOVERY, GITHUB ->
                new SigningSecret(
                        scheme, Base64.getUrlEncoder().withoutPadding().encodeToString(chance));
            case NONE -> throw new IllegalArgumentException("the scheme none has no secret");
        };
    }

    private static Optional<String> fault(Scheme scheme, String text) {
        return switch (scheme) {
            case STANDARD ->
                bytes(SYMMETRIC, text).filter(SigningSecret::hasGoodLength).isPresent()
                        ? Optional.empty()
                        : Optional.of("a secret here is whsec_ and the base64 of 24 to 64 random bytes");
            case STANDARD_ASYMMETRIC ->
                bytes(PRIVATE, text).filter(Ed25519::isPrivateKey).isPresent()
                        ? Optional.empty()
                        : Optional.of("a secret here is whsk_ and the base64 of an Ed25519 private key: 32 bytes, or 64"
                                + " with its public key behind it");
            case CHECKLY, QOVERY, GITHUB ->
                TEXT.test(text) && !MASK.test(text)
                        ? Optional.empty()
                        : Optional.of("a secret here is 8 to 512 characters of printable ASCII, with no space at"
                                + " either end, and no mask");
            case NONE -> Optional.of("the scheme none has no secret");
        };
    }

    private static boolean hasGoodLength(byte[] key) {
        return key.length >= MIN_BYTES && key.length <= MAX_BYTES;
    }

    /// The bytes behind a prefix, in canonical base64 only: what one library reads and another refuses is no secret.
    private static Optional<byte[]> bytes(String prefix, String text) {
        if (!text.startsWith(prefix)) {
            return Optional.empty();
        }
        String base64 = text.substring(prefix.length());
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Optional.of(bytes).filter(read -> encode(read).equals(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public Scheme scheme() {
        return scheme;
    }

    /// The secret itself, for whoever seals it or shows it the one time.
    public String reveal() {
        return text;
    }

    /// What its receiver verifies with, where that is not the secret itself: `whpk_` and the base64 of 32 bytes.
    public Optional<String> publicKey() {
        return scheme == Scheme.STANDARD_ASYMMETRIC
                ? Optional.of("whpk_" + encode(Ed25519.publicKey(key())))
                : Optional.empty();
    }

    /// The bytes that sign. Nobody changes them.
    byte[] key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret that && scheme == that.scheme && MessageDigest.isEqual(key(), that.key());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key());
    }

    @Override
    public String toString() {
        return "SigningSecret[***]";
    }
}
