package dev.postrider.contract;

import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.DeliveryRules;
import dev.postrider.channel.EventPattern;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.RetryPolicy;
import dev.postrider.channel.Signing;
import dev.postrider.channel.StatusPattern;
import dev.postrider.channel.SuccessRule;
import dev.postrider.channel.Templating;
import dev.postrider.channel.TypePattern;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.event.TraceId;
import dev.postrider.secret.SealedSecret;
import dev.postrider.signature.Scheme;
import dev.postrider.template.Escape;
import dev.postrider.template.Missing;
import dev.postrider.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Values to keep: each uses every field that it has.
public final class Examples {
    /// Far ahead, because an emulator of a table goes by the machine's clock and deletes what has expired by it.
    public static final Instant START = Instant.parse("2100-01-01T00:00:00Z");

    public static final TraceId TRACE = new TraceId("4bf92f3577b34da6a3ce929d0e0e4736");

    public static final Duration RETENTION = Duration.ofDays(30);

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private Examples() {}

    /// A tenant that nobody else has, in this process.
    public static TenantId tenant() {
        return new TenantId("tenant-" + TENANTS.incrementAndGet());
    }

    /// The first version of a channel.
    public static Channel channel(String id) {
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        variables.put("TEAM", "Z\u00fcrich \ud83d\ude80");
        variables.put("HOST", "hooks.example.com");
        return new Channel(
                new ChannelId(id),
                new Channel.Label(
                        "Channel " + id, "first line\nsecond line", Optional.of("platform"), Optional.of("slack")),
                ChannelStatus.disabledFor(ChannelStatus.Reason.GONE, START.plusMillis(2)),
                match(),
                request(),
                new Templating(
                        Templating.Language.HANDLEBARS,
                        Escape.HTML,
                        Missing.FAIL,
                        new LinkedHashMap<>(Map.of("severity", new Template("critical")))),
                Credentials.of(variables),
                signing(),
                rules(),
                Channel.Version.first(START.plusMillis(1)));
    }

    private static Signing signing() {
        Origin origin = new Origin("https", "hooks.example.com", 443);
        return new Signing(
                Scheme.STANDARD_ASYMMETRIC,
                List.of(
                        new Signing.Key(
                                new SealedSecret("bmV3"),
                                Set.of(origin),
                                START.plusMillis(1),
                                Optional.empty(),
                                Optional.of("whpk_new")),
                        new Signing.Key(
                                new SealedSecret("b2xk"),
                                Set.of(),
                                START,
                                Optional.of(START.plusSeconds(9)),
                                Optional.empty())));
    }

    private static DeliveryRules rules() {
        return new DeliveryRules(
                new SuccessRule(
                        List.of(new StatusPattern("200"), new StatusPattern("202-204")),
                        new SuccessRule.Body.Holds(new JsonText("{\"ok\":true}"))),
                new RetryPolicy(
                        List.of(Duration.ofSeconds(5), Duration.ofHours(2)), Duration.ofDays(2), Set.of(400), false),
                Duration.ofSeconds(7),
                Optional.of(3));
    }

    private static Match match() {
        return new Match(
                List.of(new TypePattern("check.*"), new TypePattern("*.failed")),
                Optional.of(
                        new EventPattern(new JsonText("{\"data\":{\"mode\":[\"PRODUCTION\",{\"prefix\":\"p\"}]}}"))),
                Optional.of(new Template("{{#if data.urgent}}true{{/if}}")));
    }

    private static RequestTemplate request() {
        SequencedMap<String, List<Template>> query = new LinkedHashMap<>();
        query.put("one", List.of(new Template("1")));
        query.put("many", List.of(new Template("1"), new Template("{{data.n}}")));
        SequencedMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("x-second", new Template("{{TEAM}}"));
        headers.put("content-type", new Template("application/json"));
        return new RequestTemplate(
                RequestTemplate.Method.PUT,
                new Template("https://{{HOST}}/in"),
                query,
                headers,
                Optional.of(new Template("{\"text\":\"{{title}}\"}")));
    }

    /// The version of a channel that follows another.
    public static Channel next(Channel before) {
        return before.with(
                before.version().next(START.plusSeconds(before.version().number())));
    }

    /// Channel ids with numbers of four digits, in their order.
    public static List<ChannelId> channelIds(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ChannelId("channel-%04d".formatted(i)))
                .toList();
    }

    /// An event whose id follows from a number.
    public static AcceptedEvent event(TenantId tenant, int number, Instant acceptedAt) {
        EventId id = EventId.ofSource(tenant, "/checks", "check-" + number);
        Event event = new Event(
                id,
                Optional.of("check-" + number),
                "/checks",
                new EventType("check.failed"),
                Optional.of("Gr\u00fc\u00dfe \ud83d\ude80 \" \\ \u0001"),
                acceptedAt.minusMillis(5),
                new JsonText("{\"n\":1.50,\"big\":12345678901234567890,\"text\":\"\\ud83d\\ude80 \u00e9\"}"),
                Map.of("traceparent", new JsonText("\"00-abc\""), "sampled", new JsonText("true")));
        return new AcceptedEvent(tenant, acceptedAt, event);
    }

    /// The delivery of an event with a number to a channel.
    public static DeliveryKey delivery(TenantId tenant, String channel, int number, Instant acceptedAt) {
        return DeliveryKey.of(event(tenant, number, acceptedAt), new ChannelId(channel));
    }
}
