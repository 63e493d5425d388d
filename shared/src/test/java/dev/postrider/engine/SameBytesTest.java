package dev.postrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.engine.VirtualStack.Hit;
import dev.postrider.template.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// All attempts of a delivery send the same bytes, hours apart and in whatever sandbox: a receiver that has seen one of
/// them has seen them all.
final class SameBytesTest {
    private static final String BODY =
            "{\"id\":\"{{$UUID}}\",\"n\":{{$RANDOM_NUMBER}},\"now\":\"{{moment}} {{moment \"x\"}} {{moment \"2 days ago\" \"X\"}}\","
                    + "\"age\":\"{{ago \"2020-01-01T00:00:00Z\"}}\",\"year\":\"{{year}}\",\"of\":\"{{@delivery.id}}\","
                    + "\"all\":{{json this}},\"each\":[{{#each this}}\"{{@key}}={{this}}\",{{/each}}]}";
    private static final String DATA = "{\"b\":1.50,\"a\":[true,null],\"10\":\"x\"}";

    @Test
    void everyAttemptSendsWhatTheFirstDid() {
        List<Hit> attempts = attempts();

        assertThat(attempts).hasSizeGreaterThanOrEqualTo(5);
        assertThat(attempts)
                .extracting(Hit::body)
                .containsOnly(attempts.getFirst().body());
        assertThat(attempts)
                .extracting(Hit::id)
                .containsOnly(attempts.getFirst().id());
        assertThat(Duration.between(attempts.getFirst().at(), attempts.getLast().at()))
                .isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void anotherSandboxSendsTheSame() {
        assertThat(attempts().getLast().body()).isEqualTo(attempts().getFirst().body());
    }

    /// Those of one delivery whose receiver fails for hours.
    private static List<Hit> attempts() {
        try (VirtualStack stack = new VirtualStack()) {
            stack.add(
                    "slow",
                    now -> VirtualStack.status(now.isBefore(VirtualStack.START.plus(Duration.ofHours(2))) ? 500 : 200),
                    channel -> sending(channel));
            stack.post("check.failed", DATA);
            stack.run(Duration.ofHours(12));
            return List.copyOf(stack.hits);
        }
    }

    private static Channel sending(Channel channel) {
        RequestTemplate plain = channel.request();
        return channel.with(new RequestTemplate(
                plain.method(), plain.url(), plain.query(), new LinkedHashMap<>(), Optional.of(new Template(BODY))));
    }
}
