package dev.postrider.dynamo;

import java.time.Instant;
import java.util.HexFormat;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Makes attributes; times are whole milliseconds since 1970 unless a name says seconds.
final class Attr {
    private Attr() {}

    static AttributeValue text(Object value) {
        return AttributeValue.fromS(value.toString());
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue millis(Instant value) {
        return number(value.toEpochMilli());
    }

    /// Half as many bytes.
    static AttributeValue hex(String digits) {
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(HexFormat.of().parseHex(digits)));
    }
}
