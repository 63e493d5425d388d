package dev.postrider.secret;

/// A secret as tables hold it: ciphertext that opens only in the context that it was sealed for.
///
/// @param ciphertext base64; its form is the sealer's own
public record SealedSecret(String ciphertext) {
    @Override
    public String toString() {
        return "SealedSecret[***]";
    }
}
