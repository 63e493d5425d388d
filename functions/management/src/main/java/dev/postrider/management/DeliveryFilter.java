package dev.postrider.management;

import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.event.EventId;
import dev.postrider.gateway.ApiRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Which deliveries a list is about.
///
/// @param reason what they failed for, or what their latest attempt came to
/// @param since accepted then or later
/// @param until accepted before then
record DeliveryFilter(
        Optional<ChannelId> channel,
        Optional<EventId> event,
        Optional<DeliveryStatus> status,
        Optional<Reason> reason,
        Optional<Instant> since,
        Optional<Instant> until) {
    static DeliveryFilter of(ApiRequest request) {
        Paging.only(request, Set.of("channel", "event", "status", "reason", "since", "until"));
        return new DeliveryFilter(
                QueryText.read(request, "channel", ChannelId::new, "a channel id"),
                QueryText.read(request, "event", EventId::new, "an event id (evt_…)"),
                QueryText.read(
                        request,
                        "status",
                        DeliveryFilter::status,
                        "one of pending, sending, retrying, held, succeeded, failed, cancelled"),
                QueryText.read(
                        request,
                        "reason",
                        DeliveryFilter::reason,
                        "the reason of an attempt, such as http_5xx or timeout_read"),
                QueryText.time(request, "since"),
                QueryText.time(request, "until"));
    }

    private static DeliveryStatus status(String word) {
        return Arrays.stream(DeliveryStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Reason reason(String code) {
        return Reason.ofCode(code).orElseThrow(IllegalArgumentException::new);
    }

    boolean wants(Delivery delivery) {
        Instant acceptedAt = delivery.key().acceptedAt();
        return status.map(wanted -> wanted == delivery.status()).orElse(true)
                && (reason.isEmpty() || reason.equals(DeliveryDocument.reason(delivery)))
                && channel.map(wanted -> wanted.equals(delivery.key().channel()))
                        .orElse(true)
                && !isTooOld(delivery)
                && until.map(acceptedAt::isBefore).orElse(true);
    }

    boolean isTooOld(Delivery delivery) {
        return since.map(delivery.key().acceptedAt()::isBefore).orElse(false);
    }
}
