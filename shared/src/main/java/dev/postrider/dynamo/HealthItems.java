package dev.postrider.dynamo;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.delivery.DeliveryId;
import dev.postrider.health.Breaker;
import dev.postrider.health.Breaker.Cause;
import dev.postrider.health.Breaker.Trip;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.Drought;
import dev.postrider.health.Parking;
import dev.postrider.health.Release;
import dev.postrider.health.Strain;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a channel's health. It is in the index of channels with held deliveries only while there may be some,
/// and expires only while there are none.
final class HealthItems {
    private static final String CHANNEL = "channel";
    private static final String BREAKER = "breaker";
    private static final String UNTIL = "until";
    private static final String CAUSE = "cause";
    private static final String PAUSE_SECONDS = "pauseSeconds";
    private static final String VERSION = "version";
    private static final String IN_A_ROW = "inARow";
    private static final String FROM = "from";
    private static final String ATTEMPTS = "attempts";
    private static final String FAILURES = "failures";
    private static final String DRY_SINCE = "drySince";
    private static final String DRY_FAILURES = "dryFailures";
    private static final String PARKED_AT = "parkedAt";
    private static final String SLOW_AT = "slowAt";
    private static final String RELEASE_SINCE = "releaseSince";
    private static final String RELEASE_WOKEN = "releaseWoken";
    private static final String RELEASE_AFTER = "releaseAfter";
    private static final String RELEASE_NEXT_AT = "releaseNextAt";

    private HealthItems() {}

    /// The item.
    ///
    /// @param expiresAt when it is forgotten, unless there are held deliveries
    static Map<String, AttributeValue> write(ChannelHealth health, Instant expiresAt) {
        Map<String, AttributeValue> item = Item.with(Keys.health(health.channel()));
        item.put(CHANNEL, Attr.text(health.channel().id()));
        item.put(TokenPut.TOKEN, Attr.text(health.token()));
        writeBreaker(health.breaker(), item);
        health.drought().ifPresent(drought -> {
            item.put(DRY_SINCE, Attr.millis(drought.since()));
            item.put(DRY_FAILURES, Attr.number(drought.failures()));
        });
        health.slowAt().ifPresent(slowAt -> item.put(SLOW_AT, Attr.millis(slowAt)));
        health.parking()
                .ifPresentOrElse(
                        parking -> {
                            item.put(Keys.PARKED_SHARD, Attr.text(Keys.parkedShard(health.channel())));
                            item.put(PARKED_AT, Attr.millis(parking.lastAt()));
                            parking.release().ifPresent(release -> writeRelease(release, item));
                        },
                        () -> item.put(Keys.EXPIRES_AT, Attr.number(expiresAt.getEpochSecond())));
        return item;
    }

    private static void writeBreaker(Breaker breaker, Map<String, AttributeValue> item) {
        switch (breaker) {
            case Breaker.Closed(Strain strain) -> {
                item.put(BREAKER, Attr.text("closed"));
                item.put(IN_A_ROW, Attr.number(strain.inARow()));
                item.put(FROM, Attr.millis(strain.from()));
                item.put(ATTEMPTS, Attr.number(strain.attempts()));
                item.put(FAILURES, Attr.number(strain.failures()));
            }
            case Breaker.Open(Instant until, Trip trip) -> writeTrip("open", until, trip, item);
            case Breaker.Probing(Instant until, Trip trip) -> writeTrip("probing", until, trip, item);
        }
    }

    private static void writeTrip(String state, Instant until, Trip trip, Map<String, AttributeValue> item) {
        item.put(BREAKER, Attr.text(state));
        item.put(UNTIL, Attr.millis(until));
        item.put(CAUSE, Attr.text(trip.cause().name().toLowerCase(Locale.ROOT)));
        item.put(PAUSE_SECONDS, Attr.number(trip.pause().toSeconds()));
        item.put(VERSION, Attr.number(trip.version()));
    }

    private static void writeRelease(Release release, Map<String, AttributeValue> item) {
        item.put(RELEASE_SINCE, Attr.millis(release.since()));
        item.put(RELEASE_WOKEN, Attr.number(release.woken()));
        item.put(RELEASE_NEXT_AT, Attr.millis(release.nextAt()));
        release.after().ifPresent(after -> item.put(RELEASE_AFTER, Attr.text(after)));
    }

    static ChannelHealth read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return new ChannelHealth(
                new ChannelKey(Keys.tenantOf(item.text(Keys.PK)), new ChannelId(item.text(CHANNEL))),
                breaker(item),
                item.has(DRY_SINCE)
                        ? Optional.of(new Drought(item.instant(DRY_SINCE), item.count(DRY_FAILURES)))
                        : Optional.empty(),
                item.has(PARKED_AT)
                        ? Optional.of(new Parking(item.instant(PARKED_AT), release(item)))
                        : Optional.empty(),
                item.has(SLOW_AT) ? Optional.of(item.instant(SLOW_AT)) : Optional.empty(),
                item.text(TokenPut.TOKEN));
    }

    private static Breaker breaker(Item item) {
        return switch (item.text(BREAKER)) {
            case "closed" ->
                new Breaker.Closed(new Strain(
                        item.count(IN_A_ROW), item.instant(FROM), item.count(ATTEMPTS), item.count(FAILURES)));
            case "open" -> new Breaker.Open(item.instant(UNTIL), trip(item));
            case "probing" -> new Breaker.Probing(item.instant(UNTIL), trip(item));
            default -> throw new IllegalStateException("unknown state of a breaker: " + item.text(BREAKER));
        };
    }

    private static Trip trip(Item item) {
        return new Trip(
                Cause.valueOf(item.text(CAUSE).toUpperCase(Locale.ROOT)),
                Duration.ofSeconds(item.number(PAUSE_SECONDS)),
                item.number(VERSION));
    }

    private static Optional<Release> release(Item item) {
        return item.has(RELEASE_SINCE)
                ? Optional.of(new Release(
                        item.instant(RELEASE_SINCE),
                        item.number(RELEASE_WOKEN),
                        item.optionalText(RELEASE_AFTER).map(DeliveryId::new),
                        item.instant(RELEASE_NEXT_AT)))
                : Optional.empty();
    }
}
