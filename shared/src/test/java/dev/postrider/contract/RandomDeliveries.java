package dev.postrider.contract;

import com.github.f4b6a3.ulid.Ulid;
import dev.postrider.channel.Channel;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.delivery.DeliveryState;
import dev.postrider.delivery.Hold;
import dev.postrider.delivery.Journey;
import dev.postrider.delivery.Progress;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.Renewal;
import dev.postrider.delivery.ReplayId;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.Timing;
import dev.postrider.delivery.Trigger;
import dev.postrider.event.TenantId;
import dev.postrider.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Deliveries in every state, with everything in their history that a network may bring; the same for the same seed.
final class RandomDeliveries {
    private static final String STRANGE =
            "a\"\\/\u0000\u0001\n\r\t\u007f \u00e9\u00df\u2028\ufffd\ufeff\ud83d\ude80\ud7ff\ue000{}[],:#'<&";

    private final Random random;
    private final TenantId tenant;

    RandomDeliveries(TenantId tenant, long seed) {
        this.random = new Random(seed);
        this.tenant = tenant;
    }

    /// A delivery of the event with this number.
    Delivery next(int number) {
        DeliveryKey key = Examples.delivery(tenant, "channel-" + random.nextInt(3), number, instant());
        return new Delivery(
                key,
                state(),
                new Progress(
                        random.nextInt(30), random.nextInt(20), random.nextInt(4), instant(), maybe(this::renewal)),
                IntStream.rangeClosed(1, random.nextInt(4))
                        .mapToObj(this::attempt)
                        .toList(),
                instant(),
                "");
    }

    private Renewal renewal() {
        return new Renewal(
                ReplayId.of(new Ulid(random.nextLong(1L << 40), random.nextLong())),
                random.nextInt(30),
                maybe(() -> random.nextLong(1L << 40)));
    }

    private DeliveryState state() {
        return switch (random.nextInt(6)) {
            case 0 -> new DeliveryState.Waiting(instant(), instant(), oneOf(Trigger.values()), random.nextBoolean());
            case 1 -> new DeliveryState.Sending(instant(), instant(), oneOf(Trigger.values()), instant());
            case 2 -> new DeliveryState.Held(instant(), instant(), oneOf(Hold.values()));
            case 3 -> new DeliveryState.Succeeded(instant());
            case 4 -> new DeliveryState.Failed(instant(), oneOf(Reason.values()));
            default -> new DeliveryState.Cancelled(instant());
        };
    }

    private Attempt attempt(int number) {
        return new Attempt(
                number,
                oneOf(Trigger.values()),
                random.nextLong(1000),
                new Timing(instant(), instant(), Duration.ofMillis(random.nextInt(30_000))),
                oneOf(Reason.values()),
                maybe(() -> text(20)),
                journey(),
                maybe(() -> new SentRequest("POST", text(100), headers(), snippet())),
                maybe(() ->
                        new ReceivedResponse(100 + random.nextInt(500), headers(), snippet(), maybe(() -> text(64)))));
    }

    private Journey journey() {
        Map<Journey.Phase, Duration> phases = new EnumMap<>(Journey.Phase.class);
        for (Journey.Phase phase : Journey.Phase.values()) {
            maybe(() -> Duration.ofMillis(random.nextInt(30_000))).ifPresent(took -> phases.put(phase, took));
        }
        return new Journey(maybe(() -> text(20)), phases);
    }

    private SequencedMap<String, String> headers() {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(6)).forEach(i -> headers.put("h" + (9 - i) + text(5), text(30)));
        return headers;
    }

    private Snippet snippet() {
        return new Snippet(text(300), random.nextLong(1L << 40), random.nextBoolean());
    }

    /// A tenth of the characters are the ones that codecs stumble over, never half of a pair.
    private String text(int maxLength) {
        StringBuilder text = new StringBuilder();
        int[] strange = STRANGE.codePoints().toArray();
        IntStream.range(0, random.nextInt(maxLength + 1))
                .map(_ -> random.nextInt(10) == 0 ? strange[random.nextInt(strange.length)] : ' ' + random.nextInt(95))
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private Instant instant() {
        return Examples.START.plusMillis(random.nextLong(Duration.ofDays(20).toMillis()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /// A delivery that waits for its next attempt, after ones whose bodies are as long as they can be and do not get
    /// shorter by compression.
    Delivery longOne(int number, int attempts) {
        return waiting(
                number,
                IntStream.rangeClosed(1, attempts)
                        .mapToObj(i -> failed(i, fullHeaders(50)))
                        .toList());
    }

    /// A delivery whose receiver has answered with header fields of long names.
    Delivery withFieldNames(int count, int length) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(_ -> headers.put(noise(length), "value"));
        return waiting(1, List.of(failed(1, headers)));
    }

    private Delivery waiting(int number, List<Attempt> history) {
        return new Delivery(
                Examples.delivery(tenant, "long-one", number, Examples.START),
                new DeliveryState.Waiting(Examples.START, Examples.START, Trigger.AUTO),
                new Progress(history.size(), 0, 0, Examples.START),
                history,
                Examples.START,
                "");
    }

    private Attempt failed(int number, SequencedMap<String, String> answered) {
        return new Attempt(
                number,
                Trigger.AUTO,
                1,
                new Timing(Examples.START, Examples.START, Duration.ZERO),
                Reason.HTTP_5XX,
                Optional.empty(),
                Journey.NONE,
                Optional.of(new SentRequest("POST", "https://example.com/", fullHeaders(8), full())),
                Optional.of(new ReceivedResponse(500, answered, full(), Optional.empty())));
    }

    private Snippet full() {
        return new Snippet(noise(Snippet.MAX_BYTES), 1_000_000, true);
    }

    private SequencedMap<String, String> fullHeaders(int count) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> headers.put("x-" + i, noise(1024)));
        return headers;
    }

    private String noise(int length) {
        StringBuilder text = new StringBuilder(length);
        random.ints(length, '!', 0x7F).forEach(text::appendCodePoint);
        return text.toString();
    }

    /// A channel whose templates are as long as they may be, and hold only text.
    static Channel longChannel(String id) {
        Channel channel = Examples.channel(id);
        String body = new RandomDeliveries(Examples.tenant(), id.hashCode())
                .noise(64 * 1024)
                .replace('{', '(');
        RequestTemplate request = channel.request();
        return channel.with(new RequestTemplate(
                request.method(), request.url(), request.query(), request.headers(), Optional.of(new Template(body))));
    }
}
