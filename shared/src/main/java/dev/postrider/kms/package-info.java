/// Secrets sealed and opened by AWS KMS. Start with [KmsSecrets].
@NullMarked
package dev.postrider.kms;

import org.jspecify.annotations.NullMarked;
