package dev.postrider.management;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.event.EventId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which deliveries a list is about.
///
/// @param since accepted then or later
/// @param until accepted before then
record DeliveryFilter(
        Optional<ChannelId> channel,
        Optional<EventId> event,
        Optional<DeliveryStatus> status,
        Optional<Instant> since,
        Optional<Instant> until) {
    static DeliveryFilter of(ApiRequest request) {
        Paging.only(request, Set.of("channel", "event", "status", "since", "until"));
        return new DeliveryFilter(
                read(request, "channel", ChannelId::new, "a channel id"),
                read(request, "event", EventId::new, "an event id (evt_…)"),
                read(
                        request,
                        "status",
                        DeliveryFilter::status,
                        "one of pending, sending, retrying, held, succeeded, failed, cancelled"),
                read(request, "since", DeliveryFilter::time, "a timestamp such as 2026-11-21T16:07:56.312Z"),
                read(request, "until", DeliveryFilter::time, "a timestamp such as 2026-11-21T16:07:56.312Z"));
    }

    private static <T> Optional<T> read(ApiRequest request, String name, Function<String, T> reading, String expected) {
        try {
            return request.parameter(name).map(reading);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw Refusal.invalid("", "invalid_request", "`" + name + "` is " + expected, "or leave it out");
        }
    }

    private static DeliveryStatus status(String word) {
        return Arrays.stream(DeliveryStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    boolean wants(Delivery delivery) {
        Instant acceptedAt = delivery.key().acceptedAt();
        return status.map(wanted -> wanted == delivery.status()).orElse(true)
                && channel.map(wanted -> wanted.equals(delivery.key().channel()))
                        .orElse(true)
                && !isTooOld(delivery)
                && until.map(acceptedAt::isBefore).orElse(true);
    }

    boolean isTooOld(Delivery delivery) {
        return since.map(delivery.key().acceptedAt()::isBefore).orElse(false);
    }
}
