package dev.postrider.benchmarks;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelState;
import dev.postrider.channel.ChannelStatus;
import dev.postrider.channel.Credentials;
import dev.postrider.channel.DeliveryRules;
import dev.postrider.channel.EventPattern;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.Signing;
import dev.postrider.channel.Templating;
import dev.postrider.channel.TypePattern;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.JsonText;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.matching.Matching;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.template.Escape;
import dev.postrider.template.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Which of a tenant's channels want one event. All listen to its type, each to a team by a pattern; ten of
/// them, or all if they are fewer, to the event's. The index over them was built before, as it is once for each change
/// of a channel.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatchBenchmark {
    private static final int WANTED = 10;

    private final Matching matching = new Matching(new RulerPatterns(), new HandlebarsRenderer());
    private final AcceptedEvent event = Workload.context(Escape.AUTO, "{\"team\":\"team-0\",\"text\":\"It broke\"}")
            .event();

    // mutable: JMH puts the parameter in
    @Param({"1", "100", "1000", "10000"})
    private int channels = 1000;

    // mutable: follows from the parameter
    private Catalog catalog = Catalog.empty(event.tenant());

    /// Builds the index and looks that the right ones are found.
    @Setup
    public void prepare() {
        catalog = new Catalog(
                event.tenant(),
                1,
                IntStream.range(0, channels)
                        .mapToObj(this::channel)
                        .collect(Collectors.toMap(Channel::id, Function.identity())));
        if (one().size() != Math.min(WANTED, channels)) {
            throw new IllegalStateException("ten channels want the event, or all");
        }
    }

    @Benchmark
    public List<ChannelId> one() {
        return matching.wanting(catalog, event);
    }

    private Channel channel(int number) {
        Instant now = event.acceptedAt();
        String team = "team-" + number / WANTED;
        return new Channel(
                new ChannelId("channel-" + number),
                Channel.Label.named(team),
                ChannelStatus.chosen(ChannelState.ENABLED, now),
                new Match(
                        List.of(new TypePattern("check.*")),
                        Optional.of(new EventPattern(new JsonText("{\"data\":{\"team\":[\"" + team + "\"]}}"))),
                        Optional.empty()),
                new RequestTemplate(
                        RequestTemplate.Method.POST,
                        new Template("https://hooks.example.com/"),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        Optional.empty()),
                Templating.STANDARD,
                Credentials.NONE,
                Signing.NONE,
                DeliveryRules.STANDARD,
                Channel.Version.first(now));
    }
}
