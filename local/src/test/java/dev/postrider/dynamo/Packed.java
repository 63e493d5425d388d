package dev.postrider.dynamo;

import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Texts as the tables hold them.
public final class Packed {
    private Packed() {}

    /// What bytes unpack to, if they are such a text.
    public static Optional<String> text(byte[] bytes) {
        try {
            return bytes.length == 0
                    ? Optional.empty()
                    : Optional.of(Compression.unpack(AttributeValue.fromB(SdkBytes.fromByteArray(bytes))));
        } catch (IllegalStateException isNone) {
            return Optional.empty();
        }
    }
}
