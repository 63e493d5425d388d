package dev.postrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.Match;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.template.Template;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Fault F23: a template that would keep a worker for ever, in a channel that got past every check, ends as the failed
/// attempt of its own delivery. Its neighbours do not notice.
final class HostileTemplateTest {
    private static final String LOOPS = "{{#each l}}".repeat(6) + "x" + "{{/each}}".repeat(6);

    private static final Map<String, String> HOSTILE = Map.of(
            "recursion",
            "{{#*inline \"p\"}}{{> p}}{{/inline}}{{> p}}",
            "loops",
            LOOPS,
            "output",
            "{{#each l}}{{#each @root.l}}{{@root.big}}{{/each}}{{/each}}",
            "nesting",
            "{{#if l}}".repeat(2000) + "{{/if}}".repeat(2000),
            "path",
            "{{" + String.join(".", Collections.nCopies(2000, "a")) + "}}",
            "work",
            "{{#each l}}{{#each @root.l}}{{length (json @root pretty=true)}}{{/each}}{{/each}}");

    private static final String DATA =
            "{\"big\":\"" + "x".repeat(50_000) + "\",\"l\":[" + String.join(",", Collections.nCopies(100, "1")) + "]}";

    @Test
    void harmsNoOtherDeliveryOfItsBatch() {
        try (VirtualStack stack = new VirtualStack()) {
            HOSTILE.forEach((name, template) ->
                    stack.add(name, _ -> VirtualStack.status(200), channel -> sending(channel, template)));
            List<String> healthy = List.of("h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9");
            healthy.forEach(name -> stack.add(name, _ -> VirtualStack.status(200)));

            for (int i = 0; i < 3; i++) {
                stack.post("check.failed", DATA);
            }
            stack.run(Duration.ofMinutes(1));

            assertThat(healthy)
                    .allSatisfy(name -> assertThat(stack.deliveries(name))
                            .hasSize(3)
                            .allMatch(delivery -> delivery.status() == DeliveryStatus.SUCCEEDED));
            assertThat(HOSTILE.keySet()).allSatisfy(name -> {
                assertThat(stack.hits(name)).isEmpty();
                assertThat(stack.deliveries(name)).hasSize(3).allSatisfy(delivery -> {
                    assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
                    assertThat(delivery.attempts())
                            .extracting(attempt -> attempt.reason())
                            .containsExactly(Reason.RENDER_ERROR);
                });
            });
        }
    }

    /// It is asked before there is any delivery that could fail.
    @Test
    void keepsNoOtherChannelFromMatching() {
        try (VirtualStack stack = new VirtualStack()) {
            stack.add(
                    "loops",
                    _ -> VirtualStack.status(200),
                    channel -> channel.with(new Match(List.of(), Optional.empty(), Optional.of(new Template(LOOPS)))));
            stack.add("h1", _ -> VirtualStack.status(200));

            stack.post("check.failed", DATA);
            stack.run(Duration.ofMinutes(1));

            assertThat(stack.hits("h1")).hasSize(1);
            assertThat(stack.deliveries("loops")).isEmpty();
        }
    }

    private static Channel sending(Channel channel, String body) {
        RequestTemplate plain = channel.request();
        LinkedHashMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("content-type", new Template("text/plain"));
        return channel.with(new RequestTemplate(
                plain.method(), plain.url(), plain.query(), headers, Optional.of(new Template(body))));
    }
}
