package dev.postrider.secret;

import java.util.Optional;

/// Turns what is stored back into plaintext. Only dispatch has one.
@FunctionalInterface
public interface SecretOpener {
    /// Opens a secret in the context that it should have been sealed for.
    ///
    /// @return the plaintext; empty when the ciphertext was sealed for another context or has been altered: no
    ///     repetition changes that
    /// @throws RuntimeException when the key cannot be used at the moment: throttled, denied, unreachable
    Optional<SecretText> open(SealedSecret secret, SecretContext context);
}
