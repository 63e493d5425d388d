/// What must never be shown again: the plaintext that hides itself, the ciphertext that tables may hold, and the ports
/// that lead from one to the other. Knows tenants and origins, and neither KMS nor key files. Start with
/// [SecretSealer].
@NullMarked
package dev.postrider.secret;

import org.jspecify.annotations.NullMarked;
