package dev.postrider.proof;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.DeliveryStore.Due;
import dev.postrider.delivery.EventStore.PlannedEvent;
import dev.postrider.delivery.WakeUp;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.health.Breaker;
import dev.postrider.health.Breaker.Trip;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.Parking;
import dev.postrider.health.Strain;
import dev.postrider.proof.Call.Answer;
import dev.postrider.proof.Mailbox.Letter;
import dev.postrider.proof.Stock.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What of a state decides about everything after it, as a text: times count from now, tokens are right or stale,
/// order is that of the texts. Two states with the same text have the same future.
final class Canon {
    private final World world;
    private final StringBuilder text = new StringBuilder(512);

    private Canon(World world) {
        this.world = world;
    }

    static String of(World world) {
        return new Canon(world).write();
    }

    private String write() {
        text.append(world.left()).append(world.moved()).append(world.granted()).append('\n');
        text.append(world.stock()
                        .channels()
                        .refresh(Catalog.empty(TenantId.DEFAULT))
                        .revision())
                .append('\n');
        world.stock().planned().ifPresent(plan -> text.append(plan.channels()).append(plan.revision()));
        world.stock().rows().forEach(this::row);
        world.stock()
                .notable(world.now())
                .forEach(health -> text.append(health(health)).append('\n'));
        world.requests().stream()
                .sorted((a, b) -> a.channel().compareTo(b.channel()))
                .forEach(request -> text.append(request.channel())
                        .append(request.number())
                        .append(request.reason())
                        .append(request.fate())
                        .append(';'));
        text.append('\n');
        sorted(world.events().letters().stream().map(this::event));
        sorted(world.wakeUps().letters().stream().map(this::wakeUp));
        sorted(world.workers().stream().map(this::worker));
        return text.toString();
    }

    private void sorted(Stream<String> texts) {
        texts.sorted().forEach(each -> text.append(each).append(';'));
        text.append('\n');
    }

    private void row(Row row) {
        text.append(delivery(row.delivery()))
                .append(row.dueAt().map(this::ahead).orElse("over"))
                .append('\n');
    }

    private String health(ChannelHealth health) {
        return health.channel().id()
                + breaker(health.breaker())
                + health.parking().map(this::parking).orElse("");
    }

    private String breaker(Breaker breaker) {
        return switch (breaker) {
            case Breaker.Closed(Strain strain) -> "closed" + strain.inARow();
            case Breaker.Open(Instant until, Trip trip) -> "open" + ahead(until) + trip;
            case Breaker.Probing(Instant until, Trip trip) -> "probing" + ahead(until) + trip;
        };
    }

    private String parking(Parking parking) {
        return ahead(parking.lastAt().plus(Parking.MARKED))
                + ahead(parking.lastAt().plus(Parking.SETTLED))
                + parking.release()
                        .map(release ->
                                ahead(release.nextAt()) + release.after().isPresent())
                        .orElse("none");
    }

    private boolean isNotable(ChannelHealth health) {
        return health.parking().isPresent() || health.heedsLandings(world.now());
    }

    private boolean isStale(ChannelHealth health) {
        return !world.stock().healths().find(health.channel()).token().equals(health.token());
    }

    private String delivery(Delivery delivery) {
        StringBuilder line = new StringBuilder(delivery.key().channel().value())
                .append(state(delivery.state()))
                .append(delivery.progress().begun())
                .append(',')
                .append(delivery.progress().tier())
                .append(',')
                .append(delivery.progress().lost());
        delivery.attempts()
                .forEach(attempt -> line.append(',')
                        .append(attempt.number())
                        .append(attempt.trigger())
                        .append(attempt.reason()));
        return line.toString();
    }

    private String state(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Waiting waiting -> "W" + waiting.trigger() + ahead(waiting.nextAttemptAt());
            case DeliveryState.Sending sending -> "S" + sending.trigger() + ahead(sending.leaseUntil());
            case DeliveryState.Held held -> "H" + held.hold();
            case DeliveryState.Succeeded _ -> "OK";
            case DeliveryState.Failed(Instant _, var reason) -> "F" + reason;
            case DeliveryState.Cancelled _ -> "C";
        };
    }

    /// How long until then. How long ago is all the same once no worker holds a value to compare with.
    private String ahead(Instant moment) {
        long millis = Duration.between(world.now(), moment).toMillis();
        return "@" + (millis < 0 && world.workers().isEmpty() ? -1 : millis);
    }

    private String event(Letter<AcceptedEvent> letter) {
        String accepted = world.stock().planned().isPresent()
                ? ""
                : letter.value().acceptedAt().toString();
        return "e" + accepted + visible(letter) + (letter.receives() == 0);
    }

    private String wakeUp(Letter<WakeUp> letter) {
        return letter.value().channel().value() + letter.value().attempt() + visible(letter);
    }

    private String visible(Letter<?> letter) {
        return "@"
                + Math.max(0, Duration.between(world.now(), letter.visibleAt()).toMillis());
    }

    private String worker(Worker worker) {
        String errand = switch (worker.errand()) {
            case Errand.Plan(var letter) -> "p" + event(letter) + hidden(world.events(), letter);
            case Errand.Wake(var letter) -> "w" + wakeUp(letter) + hidden(world.wakeUps(), letter);
            case Errand.Sweep _ -> "s";
        };
        StringBuilder line = new StringBuilder(errand)
                .append(ahead(worker.span().end()))
                .append(worker.ending().getClass().getSimpleName().charAt(0));
        for (List<Answer> strand : worker.answers()) {
            line.append('|');
            strand.forEach(answer -> line.append(answer(answer)).append(','));
        }
        return line.toString();
    }

    /// When the message of a worker comes again unless it is deleted.
    private <T> String hidden(Mailbox<T> box, Letter<T> taken) {
        return box.letters().stream()
                .filter(letter -> letter.number() == taken.number())
                .map(this::visible)
                .findFirst()
                .orElse("gone");
    }

    private String answer(Answer answer) {
        return answer.kind() + ahead(answer.at()) + (answer.failed() ? "!" : "") + value(answer.value());
    }

    private String value(Object value) {
        return switch (value) {
            case Catalog catalog -> "r" + catalog.revision();
            case Channel channel -> "c" + channel.version().number();
            case PlannedEvent plan -> "p" + plan.channels() + plan.revision();
            case Exchange exchange -> "x" + exchange.outcome().reason();
            case Optional<?> some -> some.map(this::value).orElse("-");
            case ChannelHealth health -> (isNotable(health) ? health(health) : "") + (isStale(health) ? "stale" : "");
            case Delivery delivery -> delivery(delivery) + (isStale(delivery) ? "stale" : "");
            case List<?> some -> some.stream().map(this::value).toList().toString();
            case Due due -> due(due);
            default -> value.toString();
        };
    }

    private String due(Due due) {
        boolean isStale = world.stock().rows().stream()
                .noneMatch(row -> row.delivery().key().id().equals(due.id())
                        && row.dueAt().equals(Optional.of(due.dueAt())));
        return due.wakeUp().channel().value()
                + due.wakeUp().attempt()
                + ahead(due.notBefore())
                + isStale
                + due.isOrphan();
    }

    private boolean isStale(Delivery delivery) {
        return world.stock().rows().stream()
                .noneMatch(row -> row.delivery().key().equals(delivery.key())
                        && row.delivery().token().equals(delivery.token()));
    }
}
