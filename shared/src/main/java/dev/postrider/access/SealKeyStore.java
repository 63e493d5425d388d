package dev.postrider.access;

/// Keeps the one key with which a stack seals what it hands out and wants back unchanged.
public interface SealKeyStore {
    /// The stack's key. Where there is none yet, `fresh` becomes it: whoever asks gets the same key, at the same time
    /// too.
    ///
    /// @param fresh 32 bytes of chance
    byte[] keyOr(byte[] fresh);
}
