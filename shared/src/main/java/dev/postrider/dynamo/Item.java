package dev.postrider.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads attributes by name and kind; a missing one that must be there is an error that names it.
record Item(Map<String, AttributeValue> attributes) {
    static Map<String, AttributeValue> with(Map<String, AttributeValue> key) {
        return new HashMap<>(key);
    }

    String text(String name) {
        return required(name).s();
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    /// What [Attr#hex] has written.
    Optional<String> optionalHex(String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(value -> HexFormat.of().formatHex(value.b().asByteArrayUnsafe()));
    }

    long number(String name) {
        return Long.parseLong(required(name).n());
    }

    int count(String name) {
        return Integer.parseInt(required(name).n());
    }

    Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    AttributeValue required(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("item " + attributes.get(Keys.PK) + " has no attribute " + name);
        }
        return value;
    }

    /// Whether its time to live is over: DynamoDB deletes such items only some days later.
    boolean isExpired(Instant now) {
        return has(Keys.EXPIRES_AT) && number(Keys.EXPIRES_AT) <= now.getEpochSecond();
    }
}
