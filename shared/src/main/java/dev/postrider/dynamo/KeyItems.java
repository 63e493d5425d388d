package dev.postrider.dynamo;

import dev.postrider.access.ApiKey;
import dev.postrider.access.Grant;
import dev.postrider.access.KeyHash;
import dev.postrider.access.KeyId;
import dev.postrider.access.Scope;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An API key as an item.
final class KeyItems {
    /// The end to the millisecond; the time to live is the full second after it.
    static final String UNTIL = "until";

    private static final String ID = "id";
    private static final String HASH = "hash";
    private static final String TENANT = "tenant";
    private static final String SCOPES = "scopes";
    private static final String NAME = "name";
    private static final String CREATED_AT = "createdAt";
    private static final String MINTED_BY = "mintedBy";

    private KeyItems() {}

    static Map<String, AttributeValue> write(ApiKey key, Map<String, AttributeValue> itsKey) {
        Map<String, AttributeValue> item = Item.with(itsKey);
        item.put(ID, Attr.text(key.id()));
        item.put(HASH, Attr.text(key.hash().hex()));
        item.put(TENANT, Attr.text(key.grant().tenant()));
        item.put(
                SCOPES,
                Attr.text(
                        key.grant().scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(" "))));
        item.put(NAME, Attr.text(key.name()));
        item.put(CREATED_AT, Attr.millis(key.createdAt()));
        key.mintedBy().ifPresent(minter -> item.put(MINTED_BY, Attr.text(minter)));
        key.grant().expiresAt().ifPresent(end -> {
            item.put(UNTIL, Attr.millis(end));
            item.put(
                    Keys.EXPIRES_AT,
                    Attr.number(end.plus(Duration.ofMillis(999)).getEpochSecond()));
        });
        return item;
    }

    static ApiKey read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        Grant grant = new Grant(
                new TenantId(item.text(TENANT)),
                Arrays.stream(item.text(SCOPES).split(" "))
                        .flatMap(word -> Scope.of(word).stream())
                        .collect(Collectors.toSet()),
                item.has(UNTIL) ? Optional.of(item.instant(UNTIL)) : Optional.<Instant>empty());
        return new ApiKey(
                new KeyId(item.text(ID)),
                new KeyHash(item.text(HASH)),
                grant,
                item.text(NAME),
                item.instant(CREATED_AT),
                item.optionalText(MINTED_BY).map(KeyId::new));
    }
}
