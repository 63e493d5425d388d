package dev.postrider.secret;

/// Turns plaintext into what may be stored. Whoever can seal need not be able to open.
@FunctionalInterface
public interface SecretSealer {
    /// The longest plaintext, in bytes of UTF-8: what KMS encrypts in one call (API reference, Encrypt).
    int MAX_BYTES = 4096;

    /// Seals a plaintext for one context.
    ///
    /// @throws IllegalArgumentException when the plaintext is longer than [#MAX_BYTES]
    /// @throws RuntimeException when the key cannot be used at the moment
    SealedSecret seal(SecretText text, SecretContext context);
}
