package dev.postrider.kms;

import dev.postrider.runtime.WideLog;
import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretOpener;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/// Seals and opens with one KMS key. The context goes along as the encryption context, which KMS authenticates: without
/// the very same pairs nothing opens, and IAM conditions can ask for them.
/// https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
public final class KmsSecrets implements SecretSealer, SecretOpener {
    private final KmsClient kms;
    private final String keyArn;
    private final WideLog log;

    /// Uses one key.
    ///
    /// @param log told of every secret that does not open: somebody has moved or altered it, and an alarm listens
    public KmsSecrets(KmsClient kms, String keyArn, WideLog log) {
        this.kms = kms;
        this.keyArn = keyArn;
        this.log = log;
    }

    @Override
    public SealedSecret seal(SecretText text, SecretContext context) {
        byte[] plain = text.reveal().getBytes(StandardCharsets.UTF_8);
        if (plain.length > MAX_BYTES) {
            throw new IllegalArgumentException("a secret has at most " + MAX_BYTES + " bytes");
        }
        SdkBytes ciphertext = kms.encrypt(request -> request.keyId(keyArn)
                        .encryptionContext(context.pairs())
                        .plaintext(SdkBytes.fromByteArrayUnsafe(plain)))
                .ciphertextBlob();
        return new SealedSecret(Base64.getEncoder().encodeToString(ciphertext.asByteArrayUnsafe()));
    }

    @Override
    public Optional<SecretText> open(SealedSecret secret, SecretContext context) {
        if (secret.ciphertext().isEmpty()) {
            return refused(context); // KMS calls that a mistake of the caller's, like a missing permission.
        }
        try {
            byte[] ciphertext = Base64.getDecoder().decode(secret.ciphertext());
            return Optional.of(SecretText.of(kms.decrypt(request -> request.keyId(keyArn)
                            .encryptionContext(context.pairs())
                            .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(ciphertext)))
                    .plaintext()
                    .asUtf8String()));
        } catch (InvalidCiphertextException | IncorrectKeyException | IllegalArgumentException e) {
            return refused(context);
        }
    }

    private Optional<SecretText> refused(SecretContext context) {
        log.write(
                "secret.refused",
                line -> line.put("tenant", context.tenant().value())
                        .put("owner", context.owner().value())
                        .put("secret", context.name()));
        return Optional.empty();
    }
}
