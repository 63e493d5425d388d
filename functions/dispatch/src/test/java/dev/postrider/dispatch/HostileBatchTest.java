package dev.postrider.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.RequestTemplate;
import dev.postrider.channel.SampleChannel;
import dev.postrider.delivery.AttemptOutcome;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.WebhookClient.Exchange;
import dev.postrider.delivery.WebhookRequest;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.EventId;
import dev.postrider.event.EventType;
import dev.postrider.event.JsonText;
import dev.postrider.event.TenantId;
import dev.postrider.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Fault F23 through the function: a batch of ten messages, one of which is for a channel whose template would loop for
/// ever.
final class HostileBatchTest {
    private static final int BATCH = 10;
    private static final String DATA = "{\"l\":[" + String.join(",", Collections.nCopies(100, "1")) + "]}";

    private final List<String> hosts = Collections.synchronizedList(new ArrayList<>());
    private final Dispatch dispatch = new Dispatch(this::receive);

    @Test
    void deliversTheOtherNineAndGivesNoMessageBack() {
        IntStream.range(0, BATCH).forEach(number -> save(number, number == 3 ? "{{#each l}}" : ""));

        JsonNode answer = dispatch.take(IntStream.range(0, BATCH)
                .mapToObj(this::event)
                .map(Dispatch::event)
                .toList());

        assertThat(answer.path("batchItemFailures")).isEmpty();
        assertThat(hosts)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, BATCH)
                        .filter(number -> number != 3)
                        .mapToObj(number -> "c" + number + ".example.com")
                        .toList());
        assertThat(dispatch.deliveries.all()).hasSize(BATCH);
        assertThat(dispatch.deliveries.all())
                .filteredOn(delivery -> delivery.status() != DeliveryStatus.SUCCEEDED)
                .singleElement()
                .satisfies(HostileBatchTest::failedOverItsTemplate);
    }

    private static void failedOverItsTemplate(Delivery delivery) {
        assertThat(delivery.key().channel().value()).isEqualTo("c3");
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery.attempts().getLast().reason().code()).isEqualTo("render_error");
        assertThat(delivery.attempts().getLast().detail())
                .hasValueSatisfying(detail -> assertThat(detail).contains("line 1, column"));
    }

    private void save(int number, String loop) {
        Channel plain = SampleChannel.listeningTo("c" + number, "kind." + number);
        LinkedHashMap<String, Template> headers = new LinkedHashMap<>();
        headers.put("content-type", new Template("text/plain"));
        String body = loop.repeat(6) + "x" + (loop.isEmpty() ? "" : "{{/each}}").repeat(6);
        RequestTemplate request = new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template("https://c" + number + ".example.com/"),
                new LinkedHashMap<>(),
                headers,
                Optional.of(new Template(body)));
        dispatch.channels.save(TenantId.DEFAULT, plain.with(request), 0);
    }

    private AcceptedEvent event(int number) {
        Event event = new Event(
                EventId.ofSource(TenantId.DEFAULT, "test", "event-" + number),
                Optional.empty(),
                "test",
                new EventType("kind." + number),
                Optional.empty(),
                dispatch.clock.instant(),
                new JsonText(DATA),
                Map.of());
        return new AcceptedEvent(TenantId.DEFAULT, dispatch.clock.instant(), event);
    }

    private Exchange receive(WebhookRequest request) {
        hosts.add(request.uri().getHost());
        return new Exchange(new AttemptOutcome.Delivered(200), Duration.ofMillis(5), Optional.empty());
    }
}
